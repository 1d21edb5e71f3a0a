package dev.embercache.codec;

/**
 * A value that nobody else has, of which copies are made. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class Original {

	private final Plans plans;

	private final Object value;

	/**
	 * Found out by the first copy; it stays so, since nobody can change the value.
	 */
	private volatile boolean tree;

	Original(Plans plans, Object value, boolean tree) {
		this.plans = plans;
		this.value = value;
		this.tree = tree;
	}

	/**
	 * Return a copy that its receiver can change without anyone else noticing. What
	 * cannot change is shared.
	 * @return a copy
	 * @throws CodecException if the value cannot be copied faithfully
	 */
	public Object copy() throws CodecException {
		if (this.tree) {
			try {
				Object copy = new TreeCopier(this.plans).copy(this.value);
				if (copy != null) {
					return copy;
				}
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				// The walk below fails too, and says where.
			}
		}
		return this.plans.conceding(() -> {
			GraphCopier copier = new GraphCopier(this.plans);
			Object copy = copier.copy(this.value);
			this.tree = copier.tree();
			return copy;
		});
	}

}
