package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users say about the lineages of their caches, in properties and as an annotation,
 * and what expressions and key generators say without being asked.
 */
class StatementsIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void propertiesSayWhatBytecodeCannot() {
		this.app.define("""
				@Service
				class Shop {

					@Cacheable("plain")
					public int plain(String key) {
						Probe.computed();
						return 1;
					}

					@Cacheable("depending")
					public int depending(String key) {
						Probe.computed();
						return 1;
					}

					@Cacheable("ignoring")
					public int ignoring(String key) {
						Audit.record(key);
						Probe.computed();
						return 1;
					}

					@Cacheable("once")
					public int once(String key) {
						Audit.record(key);
						Probe.computed();
						return 1;
					}

					@Cacheable("annotated")
					@dev.embercache.lineage.CacheLineage(classes = "com.acme.Rules", version = "1")
					public int annotated(String key) {
						Probe.computed();
						return 1;
					}

				}
				""")
			.define("final class Audit { static void record(String key) { System.out.println(\"one \" + key); } }")
			.define("final class Rules { static int rate() { return 1; } }")
			.resource("application.properties", properties("1", "com.acme.Rules"))
			.start();
		assertComputed("plain", "depending", "ignoring", "once", "annotated");

		this.app.edit("Audit", "one", "two").restart();
		assertComputed();

		this.app.edit("Rules", "return 1", "return 2").restart();
		assertComputed("depending", "annotated");

		this.app.edit("Shop", "version = \"1\"", "version = \"2\"").restart();
		assertComputed("annotated");

		this.app.resource("application.properties", properties("2", "com.acme.Rules")).restart();
		assertComputed("once");

		this.app.resource("application.properties", properties("2", "com.acme.Ruels")).restart();
		assertComputed("depending");
		this.app.log().await("'ember.cache.caches.depending': nothing matches classes 'com.acme.Ruels'", 1);
	}

	private static String properties(String version, String depending) {
		return """
				ember.cache.caches.depending.depends-on.classes=%s
				ember.cache.caches.ignoring.ignores=com.acme.Audit
				ember.cache.caches.once.track-code=false
				ember.cache.caches.once.version=%s
				""".formatted(depending, version);
	}

	private void assertComputed(String... computed) {
		for (String method : new String[] { "plain", "depending", "ignoring", "once", "annotated" }) {
			if (java.util.List.of(computed).contains(method)) {
				assertThat(this.app.call("shop." + method, "tea")).as(method).isComputed();
			}
			else {
				assertThat(this.app.call("shop." + method, "tea")).as(method).isHit();
			}
		}
	}

	@Test
	void whatFindsTheKeyIsPartOfTheLineage() {
		this.app.define("""
				@Service
				class Shop {

					@Cacheable("spoken")
					public int plain(String key) {
						Probe.computed();
						return 1;
					}

					@Cacheable(cacheNames = "byExpression", key = "@spelling.of(#key)")
					public int byExpression(String key) {
						Probe.computed();
						return 1;
					}

					@Cacheable(cacheNames = "byGenerator", keyGenerator = "lengths")
					public int byGenerator(String key) {
						Probe.computed();
						return 1;
					}

				}
				""")
			.define("@Component class Spelling { public String of(String key) { return Letters.first(key); } }")
			.define("final class Letters { static String first(String key) { return key.substring(0, 1); } }")
			.define("""
					@Component("lengths")
					class Lengths implements org.springframework.cache.interceptor.KeyGenerator {
						public Object generate(Object target, java.lang.reflect.Method method, Object... params) {
							return params[0].toString().length();
						}
					}
					""")
			.start();
		assertThat(this.app.call("shop.plain", "tea")).isComputed();
		assertThat(this.app.call("shop.byExpression", "tea")).isComputed();
		assertThat(this.app.call("shop.byGenerator", "tea")).isComputed();

		this.app.edit("Letters", "substring(0, 1)", "substring(0, 1).trim()")
			.edit("Lengths", ".length()", ".strip().length()")
			.restart();
		assertThat(this.app.call("shop.plain", "tea")).isHit();
		assertThat(this.app.call("shop.byExpression", "tea")).isComputed();
		assertThat(this.app.call("shop.byGenerator", "tea")).isComputed();
	}

}
