package dev.embercache.values;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/**
 * Counts what was computed. A hit is a computation that did not happen.
 */
@Component
public class Computations {

	private final AtomicInteger count = new AtomicInteger();

	private volatile boolean forbidden;

	/**
	 * Begin a computation, or fail where that is forbidden.
	 */
	void begin() {
		if (this.forbidden) {
			throw new MissException();
		}
		this.count.incrementAndGet();
	}

	/**
	 * Forbid or allow computations: what is computed touches classes that are to be met
	 * by the decoder first.
	 */
	public void forbid(boolean forbidden) {
		this.forbidden = forbidden;
	}

	/**
	 * Return the number of computations since the last call.
	 */
	public int take() {
		return this.count.getAndSet(0);
	}

	/**
	 * The cache has no value and none may be computed.
	 */
	public static final class MissException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		MissException() {
			super("computed anew", null, false, false);
		}

	}

}
