package dev.embercache.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.openjdk.jmh.util.ListStatistics;

/**
 * A measured number with its error.
 *
 * @param value the number, a median where there were several
 * @param error half of the interval that contains the true number with a probability of
 * 95 %; {@code NaN} if that is not known
 * @param unit the unit; empty for a ratio
 */
public record Figure(double value, double error, String unit) {

	private static final double CONFIDENCE = 0.95;

	/**
	 * Factor by which the median of normal samples scatters further than their mean.
	 */
	private static final double MEDIAN = Math.sqrt(Math.PI / 2);

	/**
	 * Return the median of samples. Its error is read off the samples in the middle,
	 * however far the others are off: the true median lies beyond the k-th smallest one
	 * only if fewer than k of all fell short of it, as when a coin is tossed. For that it
	 * takes six samples; fewer are taken to be normally distributed.
	 */
	static Figure of(String unit, double... samples) {
		double[] sorted = samples.clone();
		Arrays.sort(sorted);
		return new Figure(median(sorted), error(sorted), unit);
	}

	static Figure of(String unit, List<Double> samples) {
		return of(unit, samples.stream().mapToDouble(Double::doubleValue).toArray());
	}

	/**
	 * Return how much more the one sample of each pair is than the other. Whatever slows
	 * both, taken one right after the other, falls out.
	 */
	static Figure ofDifferences(String unit, List<Double> samples, List<Double> others) {
		return of(unit,
				IntStream.range(0, Math.min(samples.size(), others.size()))
					.mapToDouble((i) -> samples.get(i) - others.get(i))
					.toArray());
	}

	private static double error(double[] sorted) {
		int outside = outside(sorted.length);
		if (outside > 0) {
			return (sorted[sorted.length - outside] - sorted[outside - 1]) / 2;
		}
		return (sorted.length > 1) ? MEDIAN * new ListStatistics(sorted).getMeanErrorAt(CONFIDENCE) : Double.NaN;
	}

	/**
	 * Return how many samples at each end, with the one that bounds it, the interval of
	 * the median can do without.
	 */
	private static int outside(int samples) {
		BinomialDistribution fewer = new BinomialDistribution(samples, 0.5);
		int outside = 0;
		while (2 * fewer.cumulativeProbability(outside) <= 1 - CONFIDENCE) {
			outside++;
		}
		return outside;
	}

	/**
	 * Return a number that was counted, not sampled.
	 */
	static Figure exact(String unit, double value) {
		return new Figure(value, 0, unit);
	}

	private static double median(double[] sorted) {
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/**
	 * Return the ratio of this number to another one of the same unit. Relative errors
	 * add up in squares.
	 */
	Figure dividedBy(Figure other) {
		requireSameUnit(other);
		double ratio = this.value / other.value;
		return new Figure(ratio, Math.abs(ratio) * Math.hypot(this.error / this.value, other.error / other.value), "");
	}

	/**
	 * Return how much more this number is than another one of the same unit. Errors add
	 * up in squares.
	 */
	Figure minus(Figure other) {
		requireSameUnit(other);
		return new Figure(this.value - other.value, Math.hypot(this.error, other.error), this.unit);
	}

	private void requireSameUnit(Figure other) {
		if (!this.unit.equals(other.unit)) {
			throw new IllegalArgumentException("'%s' and '%s' cannot be compared".formatted(this.unit, other.unit));
		}
	}

	/**
	 * Return the number with its error, in a unit and as many digits as tell something.
	 */
	@Override
	public String toString() {
		for (Unit larger : Unit.values()) {
			if (larger.from.equals(this.unit) && Math.abs(this.value) >= larger.factor * 10) {
				return new Figure(this.value / larger.factor, this.error / larger.factor, larger.to).toString();
			}
		}
		String text = (Double.isNaN(this.error) || this.error == 0) ? digits(this.value)
				: digits(this.value) + " ± " + digits(this.error);
		return this.unit.isEmpty() ? text : text + " " + this.unit;
	}

	/**
	 * Return a number with three digits, or all that stand before the point.
	 */
	static String digits(double number) {
		double size = Math.abs(number);
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			return "?";
		}
		if (size >= 100 || size == Math.rint(size)) {
			return "%,d".formatted(Math.round(number));
		}
		return ((size >= 10) ? "%.1f" : (size >= 0.1) ? "%.2f" : "%.3f").formatted(number);
	}

	private enum Unit {

		MICROSECONDS("ns", "µs", 1000), MILLISECONDS("µs", "ms", 1000), SECONDS("ms", "s", 1000),
		KILOBYTES("bytes", "KB", 1024), MEGABYTES("KB", "MB", 1024);

		private final String from;

		private final String to;

		private final int factor;

		Unit(String from, String to, int factor) {
			this.from = from;
			this.to = to;
			this.factor = factor;
		}

	}

}
