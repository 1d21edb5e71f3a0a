package dev.embercache.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Figure}.
 */
class FigureTests {

	@Test
	void relativeErrorsOfARatioAddUpInSquares() {
		Figure ratio = new Figure(30, 3, "ns").dividedBy(new Figure(20, 1.5, "ns"));
		assertThat(ratio.value()).isEqualTo(1.5);
		assertThat(ratio.error()).isCloseTo(1.5 * Math.sqrt(0.1 * 0.1 + 0.075 * 0.075), within(1e-9));
		assertThat(ratio.unit()).isEmpty();
	}

	@Test
	void errorsOfADifferenceAddUpInSquares() {
		Figure difference = new Figure(50, 3, "ms").minus(new Figure(20, 4, "ms"));
		assertThat(difference).isEqualTo(new Figure(30, 5, "ms"));
	}

	@Test
	void figuresOfDifferentUnitsAreNotCompared() {
		Figure time = Figure.exact("ns", 1);
		assertThatIllegalArgumentException().isThrownBy(() -> time.dividedBy(Figure.exact("ms", 1)));
		assertThatIllegalArgumentException().isThrownBy(() -> time.minus(Figure.exact("ms", 1)));
	}

	@Test
	void aSampleFarOffMovesTheErrorAndNotTheValue() {
		Figure calm = Figure.of("ns", 10, 11, 9, 10, 12);
		Figure disturbed = Figure.of("ns", 10, 11, 9, 10, 120);
		assertThat(calm.value()).isEqualTo(10);
		assertThat(disturbed.value()).isEqualTo(10);
		assertThat(disturbed.error()).isGreaterThan(20 * calm.error());
	}

	@Test
	void theErrorIsThatOfTheMedian() {
		// Mean 3, standard deviation sqrt(2.5), and 2.776 of the t-distribution with 4
		// degrees of freedom.
		Figure figure = Figure.of("ns", 1, 2, 3, 4, 5);
		double errorOfMean = 2.776 * Math.sqrt(2.5 / 5);
		assertThat(figure.error()).isCloseTo(Math.sqrt(Math.PI / 2) * errorOfMean, within(1e-3));
	}

	@Test
	void theErrorOfManySamplesIsReadOffThoseInTheMiddle() {
		// The median of 20 lies between the 6th and the 15th with a probability of 95.9
		// %.
		double[] samples = IntStream.rangeClosed(1, 20).mapToDouble((i) -> (i == 20) ? 1000 : i).toArray();
		assertThat(Figure.of("ns", samples)).isEqualTo(new Figure(10.5, 4.5, "ns"));
	}

	@Test
	void sixSamplesAreTheLeastWhoseErrorIsReadOff() {
		assertThat(Figure.of("ns", 6, 2, 3, 5, 4, 1).error()).isEqualTo(2.5);
		assertThat(Figure.of("ns", 2, 3, 5, 4, 1).error()).isNotEqualTo(2);
	}

	@Test
	void whatSlowsBothOfAPairFallsOut() {
		Figure added = Figure.ofDifferences("ms", List.of(13.0, 113.0, 53.0), List.of(10.0, 110.0, 50.0));
		assertThat(added).isEqualTo(new Figure(3, 0, "ms"));
	}

	@Test
	void theErrorOfOneSampleIsNotKnown() {
		assertThat(Figure.of("ns", 10).error()).isNaN();
		assertThat(Figure.of("ns", 10)).hasToString("10 ns");
	}

	@Test
	void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
		assertThat(Figure.of("ns", 4, 1, 2, 30).value()).isEqualTo(3);
	}

	@Test
	void textsHaveThreeDigitsAndAReadableUnit() {
		assertThat(new Figure(25.23, 1.08, "ns")).hasToString("25.2 ± 1.08 ns");
		assertThat(new Figure(1540, 20, "ns")).hasToString("1,540 ± 20 ns");
		assertThat(new Figure(15_400, 230, "ns")).hasToString("15.4 ± 0.23 µs");
		assertThat(new Figure(0.0123, 0, "")).hasToString("0.012");
		assertThat(Figure.exact("bytes", 64L << 20)).hasToString("64 MB");
	}

}
