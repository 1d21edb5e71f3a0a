package dev.embercache.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much is run: enough to see that everything still runs, enough for a table in ten
 * minutes, or enough for figures to quote.
 */
enum Size {

	/** One iteration, all in the JVM of the suite, but for what forks by itself. */
	MINIMAL(1, 0, 0, 1, 100),

	/** In less than ten minutes. */
	SHORT(1, 1, 8, 5, 200),

	/** As long as it takes. */
	LONG(3, 1, 6, 5, 500);

	private final int rounds;

	private final int forks;

	private final int warmups;

	private final int iterations;

	private final int millis;

	Size(int rounds, int forks, int warmups, int iterations, int millis) {
		this.rounds = rounds;
		this.forks = forks;
		this.warmups = warmups;
		this.iterations = iterations;
		this.millis = millis;
	}

	ChainedOptionsBuilder apply(ChainedOptionsBuilder options) {
		return options.forks(this.forks)
			.warmupIterations(this.warmups)
			.warmupTime(TimeValue.milliseconds(this.millis))
			.measurementIterations(this.iterations)
			.measurementTime(TimeValue.milliseconds(this.millis));
	}

	/**
	 * Return how often all benchmarks of a class run, one after the other. Where the
	 * machine is slow for some minutes, ours and those of the peers are hit alike.
	 */
	int rounds() {
		return this.rounds;
	}

	/**
	 * Return one of three numbers.
	 */
	int choose(int minimal, int forShort, int forLong) {
		return switch (this) {
			case MINIMAL -> minimal;
			case SHORT -> forShort;
			case LONG -> forLong;
		};
	}

}
