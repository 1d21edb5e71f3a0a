package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counters that a producer counts up, and that other code sets.
 */
class SharedCounterTests {

	private static final BeanWiring COUNTER = BeanWiring.of("counter", "com.acme.Counter");

	private static final BeanWiring COUNTED = BeanWiring.of("counted", "com.acme.Counted", "counter");

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Counted {
					final Counter counter;
					Counted(Counter counter) {
						this.counter = counter;
					}
					public String find(String key) {
						return this.counter.use(key);
					}
				}
				""", """
				class Runner {
					final Counter counter;
					Runner(Counter counter) {
						this.counter = counter;
					}
					public void run() {
						this.counter.reset(1);
						this.counter.forget("1");
					}
				}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "count++; return key;", "int length = key.length(); this.count += length; return key;" })
	void aCounterThatIsOnlyCountedUpIsNotRead(String use) {
		assertThat(changes(use, "this.counter.reset(1)", "this.counter.reset(2)")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "return count++ + \"\";", "return ++count + \"\";", "count = other + 1; return key;",
			"count++; if (count > 3) { return \"many\"; } return key;" })
	void aCounterWhoseNumberIsUsedIsRead(String use) {
		assertThat(changes(use, "this.counter.reset(1)", "this.counter.reset(2)")).isNotEmpty();
	}

	@Test
	void whatEachThreadHasIsSetByOthers() {
		assertThat(changes("last.set(key + last.get()); return key;", "this.counter.forget(\"1\")",
				"this.counter.forget(\"2\")"))
			.isNotEmpty();
	}

	/**
	 * Use the counter within reach, and return what makes the lineage stale once the code
	 * that sets it elsewhere has changed.
	 */
	private List<String> changes(String use, String before, String after) {
		this.app.sources("""
				class Counter {
					int count;
					int other;
					final ThreadLocal<String> last = new ThreadLocal<>();
					String use(String key) {
						%s
					}
					void reset(int to) {
						this.count = to;
						this.other = to;
					}
					void forget(String to) {
						last.set(to);
					}
				}
				""".formatted(use));
		Run first = this.app.start();
		Lineage lineage = first.lineage(first.producer("Counted.find", COUNTED, COUNTER));
		assertThat(first.changes(lineage)).isEmpty();
		Run second = this.app.edit("Runner", before, after).start();
		second.lineage(second.producer("Counted.find", COUNTED, COUNTER));
		return second.changes(lineage);
	}

}
