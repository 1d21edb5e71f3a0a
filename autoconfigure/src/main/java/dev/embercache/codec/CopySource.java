package dev.embercache.codec;

/**
 * The source of copies: a value that nobody else holds, so that it never changes. Safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class CopySource {

	private final Plans plans;

	private final Object value;

	/**
	 * Whether the graph is a tree. Determined by the first copy and true from then on,
	 * since nobody can change the value.
	 */
	private volatile boolean tree;

	CopySource(Plans plans, Object value, boolean tree) {
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
				Object copy = new RecursiveCopier(this.plans).copy(this.value);
				if (copy != null) {
					return copy;
				}
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				// The traversal below fails too, and says where.
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
