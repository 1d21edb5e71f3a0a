package dev.embercache.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.FileSystemUtils;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.KnownCode;
import dev.embercache.lineage.judge.Lineages;

/**
 * What does lineage cost at the first start and at a restart, for an application of 2,000
 * classes with 200 cached methods?
 * <p>
 * The application is that of {@link GeneratedApplication}: the lineage of a method has
 * some 370 elements of 40 classes, and one changed class makes five of 200 lineages
 * stale.
 * <p>
 * How many entries there are makes no difference: the entries of one method share one
 * lineage, which is judged once, and entries are not looked at before they are read.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=LineageBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(1)
public class LineageBenchmark {

	private final KnownCode known = new KnownCode();

	private Path folder;

	private GeneratedApplication application;

	private Map<String, BeanWiring> beans;

	private List<Lineage> lineages;

	private Lineages restarted;

	private int edit;

	/**
	 * Generate the application, and start it once.
	 */
	@Setup
	public void generate() throws IOException {
		this.folder = Files.createTempDirectory("generated-application");
		this.application = new GeneratedApplication(this.folder);
		this.beans = this.application.beans();
		this.lineages = lineages(start(this.known));
	}

	/**
	 * Change one class.
	 */
	@Setup(Level.Iteration)
	public void change() throws IOException {
		this.application.change(++this.edit);
		this.restarted = start(this.known);
		this.restarted.prepare();
		this.application.change(++this.edit);
	}

	/**
	 * Remove the application.
	 */
	@TearDown
	public void remove() throws IOException {
		FileSystemUtils.deleteRecursively(this.folder);
	}

	/**
	 * Read all classes for the first time.
	 */
	@Benchmark
	public Lineages firstIndex() {
		Lineages lineages = start(new KnownCode());
		lineages.prepare();
		return lineages;
	}

	/**
	 * Read all classes for the first time, and compute the lineages of all methods.
	 */
	@Benchmark
	public List<Lineage> firstIndexAndLineages() {
		return lineages(start(new KnownCode()));
	}

	/**
	 * Read the classes again after one of them was changed.
	 */
	@Benchmark
	public Lineages restart() {
		Lineages lineages = start(this.known);
		lineages.prepare();
		return lineages;
	}

	/**
	 * Read the classes again after one of them was changed, and judge the lineages of all
	 * methods.
	 */
	@Benchmark
	public int restartAndJudge() {
		return judge(start(this.known));
	}

	/**
	 * Judge the lineages of all methods once the classes have been read.
	 */
	@Benchmark
	public int judge() {
		return judge(this.restarted);
	}

	private int judge(Lineages lineages) {
		int stale = 0;
		for (Lineage lineage : this.lineages) {
			stale += (lineages.judge(lineage) instanceof Verdict.Stale) ? 1 : 0;
		}
		return stale;
	}

	private Lineages start(KnownCode known) {
		return Lineages.builder(this.application.classLoader())
			.applicationClasses(ApplicationClasses.in(this.application.url()))
			.known(known)
			.folders(this.application.url())
			.beans(this.beans::get)
			.generationStart(Instant.now().plus(Duration.ofHours(1)))
			.build();
	}

	private List<Lineage> lineages(Lineages lineages) {
		return this.application.producers()
			.stream()
			.map((producer) -> lineages.lineageOf("prices", producer, List.of("com.acme.View0")))
			.toList();
	}

}
