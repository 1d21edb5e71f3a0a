package dev.embercache.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * All figures of one run, by name. Those of JMH are called after method, parameters and
 * threads, {@code HitBenchmark.cache(keys=1,provider=ember)@2}, and what is measured
 * beside the time has its name behind a {@code #}.
 */
final class Results {

	private static final JsonMapper mapper = JsonMapper.builder()
		.enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
		.build();

	/**
	 * Secondary results of JMH that are kept beside the time.
	 */
	private static final Map<String, String> SECONDARY = Map.of("gc.alloc.rate.norm", "#bytes", "·gc.alloc.rate.norm",
			"#bytes");

	/**
	 * Behind the name of a figure whose samples were taken in turn with those of a peer:
	 * how much more it is, pair by pair.
	 */
	static final String ADDED = "#added";

	private final int java;

	private final String description;

	private final Map<String, Figure> figures = new TreeMap<>();

	/**
	 * Create empty results.
	 * @param java the feature version of the JDK
	 * @param description what was run where
	 */
	Results(int java, String description) {
		this.java = java;
		this.description = description;
	}

	/**
	 * Create empty results of a run of this JVM.
	 */
	static Results of(Size size) {
		return new Results(Runtime.version().feature(),
				"JDK %s: %s set, %s %s, %d processors, %tF".formatted(Runtime.version(),
						size.name().toLowerCase(Locale.ROOT), System.getProperty("os.name"),
						System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), LocalDate.now()));
	}

	/**
	 * Return what was run where.
	 */
	String description() {
		return this.description;
	}

	/**
	 * Return the feature version of the JDK that the run was on.
	 */
	int java() {
		return this.java;
	}

	@Nullable Figure find(String name) {
		return this.figures.get(name);
	}

	void add(String name, Figure figure) {
		this.figures.put(name, figure);
	}

	/**
	 * Add what JMH measured. A benchmark may have run several times, with others in
	 * between. Its figure is made of the scores of all iterations, rather than their
	 * average, which whoever else uses the machine has a hand in.
	 */
	void add(Collection<RunResult> results) {
		MultiValueMap<String, Result<?>> scores = new LinkedMultiValueMap<>();
		for (RunResult result : results) {
			String name = name(result.getParams());
			for (BenchmarkResult fork : result.getBenchmarkResults()) {
				fork.getIterationResults().forEach((iteration) -> collect(name, iteration, scores));
			}
		}
		scores.forEach(
				(name, all) -> add(name, Figure.of(unit(all.get(0)), all.stream().map(Result::getScore).toList())));
	}

	private static void collect(String name, IterationResult iteration, MultiValueMap<String, Result<?>> scores) {
		scores.add(name, iteration.getPrimaryResult());
		iteration.getSecondaryResults().forEach((label, result) -> {
			String suffix = SECONDARY.get(label);
			if (suffix != null) {
				scores.add(name + suffix, result);
			}
		});
	}

	private static String unit(Result<?> result) {
		return switch (result.getScoreUnit()) {
			case "B/op" -> "bytes";
			case "us/op" -> "µs";
			default -> result.getScoreUnit().replace("/op", "");
		};
	}

	private static String name(BenchmarkParams params) {
		String method = params.getBenchmark().substring(Results.class.getPackageName().length() + 1);
		List<String> parameters = params.getParamsKeys()
			.stream()
			.sorted()
			.map((key) -> key + "=" + params.getParam(key))
			.toList();
		return "%s(%s)@%d".formatted(method, String.join(",", parameters), params.getThreads());
	}

	void write(Path file) {
		mapper.writeValue(file, Map.of("java", this.java, "description", this.description, "figures", this.figures));
	}

	static Results read(Path file) {
		Map<String, Object> content = mapper.readValue(file, new TypeReference<>() {
		});
		Results results = new Results((Integer) content.get("java"), (String) content.get("description"));
		results.figures.putAll(mapper.convertValue(content.get("figures"), new TypeReference<Map<String, Figure>>() {
		}));
		return results;
	}

}
