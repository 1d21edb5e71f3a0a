package dev.embercache.scenario;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.StringUtils;

import dev.embercache.harness.LiveApplication;
import dev.embercache.lineage.judge.Lab;
import dev.embercache.lineage.judge.Lab.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sample of the edits of the mutation lab, each with a real restart. What is computed
 * again has to be what the lab calls stale.
 */
class LabIT {

	private static final long SEED = 2;

	private static final int EDITS = 8;

	/**
	 * Calls all methods, and says which of them were computed. It finds them by name,
	 * since the code of the services must not be reached from anywhere else.
	 */
	private static final String CALLER = """
			@Component
			public class Caller {
				private final BeanFactory beans;
				Caller(BeanFactory beans) { this.beans = beans; }
				public String computed(String producers) throws Exception {
					System.getProperties().keySet().removeIf((key) -> key.toString().startsWith("lab.computed."));
					for (String producer : producers.split(";")) {
						String[] names = producer.split("[.]");
						Object bean = this.beans.getBean(Character.toLowerCase(names[0].charAt(0)) + names[0].substring(1));
						for (String argument : List.of("A1", "b", "gamma", "")) {
							bean.getClass().getMethod(names[1], String.class).invoke(bean, argument);
						}
					}
					return String.join(",", System.getProperties().stringPropertyNames().stream()
						.filter((key) -> key.startsWith("lab.computed.")).map((key) -> key.substring(13)).toList());
				}
			}
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@TempDir
	Path folder;

	private final Set<String> defined = new HashSet<>();

	@Test
	void computesAgainWhatTheLabCallsStale() {
		Lab lab = new Lab(this.folder);
		List<Outcome> sample = lab.sample(SEED, EDITS);
		assertThat(sample).hasSize(EDITS)
			.anySatisfy((outcome) -> assertThat(outcome.different()).isNotEmpty())
			.anySatisfy((outcome) -> assertThat(outcome.stale()).isEmpty());
		this.app.define(CALLER);
		define(lab.sources());
		this.app.property("ember.cache.history.variants", 2 * EDITS).start();
		assertThat(computed(lab.producers())).isEqualTo(lab.producers());
		this.app.restart();
		assertThat(computed(lab.producers())).as("without an edit").isEmpty();
		SoftAssertions.assertSoftly((softly) -> sample.forEach((outcome) -> {
			define(outcome.sources());
			this.app.restart();
			softly.assertThat(computed(lab.producers())).as(outcome.what()).isEqualTo(outcome.stale());
		}));
	}

	/**
	 * Call all methods.
	 * @return those that were computed for at least one argument
	 */
	private Set<String> computed(Set<String> producers) {
		this.app.run("opening.run", "now");
		String computed = this.app.call("caller.computed", String.join(";", producers)).value();
		return new TreeSet<>(StringUtils.commaDelimitedListToSet(computed));
	}

	private void define(Map<String, String> sources) {
		this.defined.removeAll(sources.keySet());
		this.defined.forEach(this.app::delete);
		this.defined.clear();
		sources.forEach((name, source) -> this.app.define(live(name, source)));
		this.defined.addAll(sources.keySet());
	}

	/**
	 * Make beans of what the lab makes by itself.
	 */
	private static String live(String name, String source) {
		String live = source.replaceFirst("^package com.acme;\n", "");
		if (name.equals("Wiring")) {
			return live.replace("public class Wiring", "@Configuration(proxyBeanMethods = false) public class Wiring")
				.replaceAll("(?m)^(\\w+ \\w+\\(.*\\) \\{ return)", "@Bean $1");
		}
		if (name.endsWith("Service")) {
			return live.replaceAll("public ([^\n(]+ (find|list|total|report|label|stock)\\(String \\w+\\) \\{\n)",
					"@Cacheable(\"" + name + ".$2\") public $1 System.setProperty(\"lab.computed." + name
							+ ".$2\", \"\");\n");
		}
		return live;
	}

}
