package dev.embercache.store;

/**
 * Waits that go on when the thread is interrupted. The thread is interrupted again at the
 * end, so that its next wait notices.
 *
 * @since 0.1.0
 */
public final class Uninterruptibly {

	private Uninterruptibly() {
	}

	/**
	 * Wait, and wait again after each interrupt.
	 * @param <T> the type of the result
	 * @param wait waits; called again after an interrupt
	 * @return the result of the wait
	 */
	public static <T> T get(InterruptibleWait<T> wait) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return wait.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Wait for something without a result, and wait again after each interrupt.
	 * @param wait waits; called again after an interrupt
	 */
	public static void await(InterruptibleAction wait) {
		get(() -> {
			wait.run();
			return true;
		});
	}

	/**
	 * A wait that an interrupt ends early.
	 */
	@FunctionalInterface
	public interface InterruptibleAction {

		/**
		 * Wait.
		 * @throws InterruptedException if the thread was interrupted
		 */
		void run() throws InterruptedException;

	}

	/**
	 * A wait for a result that an interrupt ends early.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface InterruptibleWait<T> {

		/**
		 * Wait.
		 * @return the result
		 * @throws InterruptedException if the thread was interrupted
		 */
		T get() throws InterruptedException;

	}

}
