package dev.embercache.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * A question of the table: which figure of ours is compared with which one of a peer, and
 * what is aimed at.
 *
 * @param question the question
 * @param ours the name of our figure
 * @param peer what we are compared with; empty if with nothing
 * @param theirs the name of the peer's figure, or {@code null} if there is none
 * @param kind how the two are compared
 * @param target the number that is aimed at; {@code NaN} if the figure is there for
 * information
 */
record Comparison(String question, String ours, String peer, @Nullable String theirs, Kind kind, double target) {

	/**
	 * Aim at no more than a multiple of what a peer takes.
	 */
	static Comparison atMost(double times, String question, String ours, String peer, String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.COST, times);
	}

	/**
	 * Aim at being a number of times faster than a peer, by the times that both take.
	 */
	static Comparison faster(double times, String question, String ours, String peer, String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.SPEED, times);
	}

	/**
	 * Aim at a multiple of what a peer achieves, by figures of which more is better.
	 */
	static Comparison atLeast(double times, String question, String ours, String peer, String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.YIELD, times);
	}

	/**
	 * Aim at a figure that is no larger than a limit.
	 */
	static Comparison limit(double limit, String question, String ours, String peer, @Nullable String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.LIMIT, limit);
	}

	/**
	 * Aim at adding no more to a peer's figure than a number.
	 */
	static Comparison added(double limit, String question, String ours, String peer, String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.ADDED, limit);
	}

	/**
	 * Aim at adding no more to a peer's figure than a number or 3 % of it, whichever is
	 * more.
	 */
	static Comparison addedOrShare(double limit, String question, String ours, String peer, String theirs) {
		return new Comparison(question, ours, peer, theirs, Kind.ADDED_OR_SHARE, limit);
	}

	/**
	 * Return the figure in which the two are compared.
	 * @return the figure, or {@code null} if something was not measured
	 */
	@Nullable Figure outcome(Results results) {
		Figure ours = results.find(this.ours);
		Figure theirs = (this.theirs != null) ? results.find(this.theirs) : null;
		if (ours == null || (this.kind != Kind.LIMIT && theirs == null)) {
			return null;
		}
		Figure added = results.find(this.ours + Results.ADDED);
		return switch (this.kind) {
			case COST, YIELD -> ours.dividedBy(theirs);
			case SPEED -> theirs.dividedBy(ours);
			case LIMIT -> ours;
			case ADDED, ADDED_OR_SHARE -> (added != null) ? added : ours.minus(theirs);
		};
	}

	/**
	 * Return what was aimed at in these results.
	 */
	private double target(Results results) {
		Figure theirs = (this.theirs != null) ? results.find(this.theirs) : null;
		return (this.kind == Kind.ADDED_OR_SHARE && theirs != null) ? Math.max(this.target, 0.03 * theirs.value())
				: this.target;
	}

	/**
	 * Return how many times better ours is than the peer's.
	 * @return the number, or {@code null} if the two are not compared by a ratio
	 */
	@Nullable Figure advantage(Results results) {
		Figure outcome = outcome(results);
		if (outcome == null) {
			return null;
		}
		return switch (this.kind) {
			case COST -> Figure.exact("", 1).dividedBy(outcome);
			case YIELD, SPEED -> outcome;
			default -> null;
		};
	}

	/**
	 * Return the advantage that is aimed at.
	 */
	double targetAdvantage() {
		return (this.kind == Kind.COST) ? 1 / this.target : this.target;
	}

	/**
	 * Return whether the target is met, in a word.
	 */
	String met(Results results) {
		Figure outcome = outcome(results);
		if (outcome == null || Double.isNaN(this.target)) {
			return "";
		}
		double target = target(results);
		boolean met = isMoreBetter() ? outcome.value() >= target : outcome.value() <= target;
		boolean unsure = Math.abs(outcome.value() - target) <= outcome.error();
		return (met ? "yes" : "no") + (unsure ? ", within the error" : "");
	}

	private boolean isMoreBetter() {
		return this.kind == Kind.SPEED || this.kind == Kind.YIELD;
	}

	/**
	 * Return what is aimed at, as text.
	 */
	String targetText() {
		if (Double.isNaN(this.target)) {
			return "";
		}
		String number = Figure.digits(this.target);
		return switch (this.kind) {
			case COST -> "at most " + number;
			case SPEED, YIELD -> "at least " + number;
			case LIMIT -> "at most " + number;
			case ADDED -> "at most " + number + " more";
			case ADDED_OR_SHARE -> "at most " + number + " or 3 % more";
		};
	}

	/**
	 * Ways to compare two figures.
	 */
	enum Kind {

		/** Ours by theirs, less is better. */
		COST,

		/** Theirs by ours, more is better. */
		SPEED,

		/** Ours by theirs, more is better. */
		YIELD,

		/** Ours alone, less is better. */
		LIMIT,

		/** Ours less theirs, less is better. */
		ADDED,

		/** The same, and a share of theirs counts as little. */
		ADDED_OR_SHARE

	}

}
