package dev.embercache.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this module and writes the report. The set is {@code minimal},
 * {@code short} or {@code long}; classes are chosen by a regular expression. The table in
 * {@code docs} is that of all results in {@code target}, and is written after a short or
 * long run of all classes.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Dbenchmarks=short}, on
 * another JDK with {@code -Djvm=/path/to/jdk/bin/java}
 */
public final class Suite {

	private static final Path TARGET = Path.of("target");

	private static final Path DOCUMENTS = Path.of("..", "docs");

	private final Size size;

	private final Pattern include;

	private final Results results;

	private final Collection<RunResult> jmh = new ArrayList<>();

	private Suite(Size size, Pattern include) {
		this.size = size;
		this.include = include;
		this.results = Results.of(size);
	}

	/**
	 * Run.
	 * @param args the set, and the regular expression
	 * @throws RunnerException if a benchmark fails
	 * @throws IOException if the results cannot be written
	 */
	public static void main(String[] args) throws RunnerException, IOException {
		Suite suite = new Suite(Size.valueOf(args[0].toUpperCase(Locale.ROOT)), Pattern.compile(args[1]));
		long start = System.nanoTime();
		suite.runJmh();
		suite.runOthers();
		suite.report(args[1].equals(".*"));
		System.out.printf("The benchmarks took %d seconds%n", (System.nanoTime() - start) / 1_000_000_000);
	}

	private boolean isChosen(Class<?> type) {
		return this.include.matcher(type.getName()).find();
	}

	private void runJmh() throws RunnerException {
		run(HitBenchmark.class, options().addProfiler(GCProfiler.class), "keys", "1");
		if (this.size != Size.MINIMAL) {
			ChainedOptionsBuilder options = options().threads(2).param("provider", "ember", "caffeine");
			run(HitBenchmark.class, (this.size == Size.SHORT) ? options.param("keys", "1000") : options, "", "");
		}
		run(MutableHitBenchmark.class, options().addProfiler(GCProfiler.class), "shape", "quote");
		run(PutBenchmark.class, options().addProfiler(GCProfiler.class), "shape", "price");
		run(ContentionBenchmark.class, options(), "provider", "ember");
		if (this.size != Size.SHORT || !this.include.pattern().equals(".*")) {
			run(CodecBenchmark.class, options(), "shape", "price");
			run(LineageBenchmark.class, new OptionsBuilder(), "", "");
		}
		if (!this.jmh.isEmpty()) {
			ResultFormatFactory.getInstance(ResultFormatType.JSON, TARGET.resolve("jmh.json").toString())
				.writeOut(this.jmh);
			this.results.add(this.jmh);
		}
	}

	private ChainedOptionsBuilder options() {
		return this.size.apply(new OptionsBuilder());
	}

	/**
	 * Run one class.
	 * @param parameter a parameter that has one value only in the minimal set
	 */
	private void run(Class<?> type, ChainedOptionsBuilder options, String parameter, String minimal)
			throws RunnerException {
		if (!isChosen(type)) {
			return;
		}
		if (this.size == Size.MINIMAL) {
			options = this.size.apply(options).verbosity(VerboseMode.SILENT);
			options = parameter.isEmpty() ? options : options.param(parameter, minimal);
			System.out.println("Running " + type.getSimpleName());
		}
		// Of the methods of lineage, which need an application each, one does for all.
		String method = "";
		if (this.size == Size.MINIMAL && type == LineageBenchmark.class) {
			method = "restartAndJudge";
			options = options.forks(1);
		}
		Options built = options.include(Pattern.quote(type.getName() + "." + method))
			.jvmArgsAppend(ForkedJvm.wholeHeap("1g"))
			.shouldFailOnError(true)
			.build();
		for (int round = 0; round < this.size.rounds(); round++) {
			this.jmh.addAll(new Runner(built).run());
		}
	}

	private void runOthers() {
		Map<Class<?>, BiConsumer<Size, Results>> others = new LinkedHashMap<>();
		others.put(RedisBenchmark.class, RedisBenchmark::measure);
		others.put(ContentionBenchmark.class, ContentionBenchmark::measure);
		others.put(FootprintBenchmark.class, FootprintBenchmark::measure);
		others.put(StartBenchmark.class, StartBenchmark::measure);
		others.put(RestartBenchmark.class, RestartBenchmark::measure);
		others.put(PageBenchmark.class, PageBenchmark::measure);
		others.forEach((type, run) -> {
			if (isChosen(type)) {
				System.out.println("Running " + type.getSimpleName());
				run.accept(this.size, this.results);
			}
		});
	}

	private void report(boolean complete) throws IOException {
		Report report = new Report(Comparisons.ALL, List.of(this.results));
		System.out.println(report.table());
		if (complete && this.size != Size.MINIMAL) {
			this.results.write(TARGET.resolve("results-%d.json".formatted(this.results.java())));
			new Report(Comparisons.ALL, Report.read(TARGET)).writeTo(DOCUMENTS);
		}
		else {
			this.results.write(TARGET.resolve("partial-results-%d.json".formatted(this.results.java())));
			Files.writeString(TARGET.resolve("benchmarks.svg"), new Picture(Comparisons.ALL, this.results).svg());
		}
	}

}
