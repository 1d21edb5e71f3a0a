package dev.embercache.store.redis;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Random numbers of 64 bits, which no two nodes draw twice: fencing tokens, epochs, the
 * names of nodes and of holders of locks.
 */
final class RandomNumber {

	/**
	 * A number that is never drawn; neither is 0.
	 */
	static final long NEVER_DRAWN = -1;

	private RandomNumber() {
	}

	static long next() {
		while (true) {
			long number = ThreadLocalRandom.current().nextLong();
			if (number != 0 && number != NEVER_DRAWN) {
				return number;
			}
		}
	}

	static String text(long number) {
		return Long.toHexString(number);
	}

}
