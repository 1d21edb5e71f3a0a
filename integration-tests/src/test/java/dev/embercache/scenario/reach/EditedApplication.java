package dev.embercache.scenario.reach;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.embercache.harness.Call;
import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application for many cases: it starts, restarts without an edit, and restarts once
 * all cases were edited. Each time every cached method is called once. The tests look at
 * what those calls gave, in whatever order.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EditedApplication {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	private Map<String, Call> atFirst = Map.of();

	private Map<String, Call> afterRestart = Map.of();

	private Map<String, Call> afterEdits = Map.of();

	/**
	 * Return the cases whose edits the cached methods see.
	 */
	abstract List<ReachCase> cases();

	/**
	 * Return the cases whose edits the cached methods do not see.
	 */
	List<ReachCase> bystanders() {
		return List.of();
	}

	/**
	 * Prepare the application before it starts.
	 */
	void prepare(LiveApplication app) {
	}

	final List<ReachCase> all() {
		return Stream.of(cases(), bystanders()).flatMap(List::stream).toList();
	}

	@BeforeAll
	void callBeforeAndAfterTheEdits() {
		prepare(this.app);
		all().forEach((reach) -> reach.define(this.app));
		writeProperties(false);
		this.app.start();
		this.atFirst = callAll();
		this.app.restart();
		this.afterRestart = callAll();
		all().forEach((reach) -> reach.edit(this.app));
		writeProperties(true);
		this.app.restart();
		this.afterEdits = callAll();
	}

	private void writeProperties(boolean edited) {
		this.app.resource("application.properties",
				all().stream()
					.flatMap((reach) -> reach.properties(edited).stream())
					.collect(Collectors.joining(System.lineSeparator())));
	}

	private Map<String, Call> callAll() {
		return all().stream().collect(Collectors.toMap(ReachCase::name, (reach) -> reach.call(this.app)));
	}

	@ParameterizedTest
	@MethodSource("all")
	void computesAtFirst(ReachCase reach) {
		assertThat(this.atFirst.get(reach.name())).isComputed().returning("1");
	}

	@ParameterizedTest
	@MethodSource("all")
	void hitsAfterARestartWithoutAnEdit(ReachCase reach) {
		assertThat(this.afterRestart.get(reach.name())).isHit().returning("1");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void computesAfterTheEdit(ReachCase reach) {
		assertThat(this.afterEdits.get(reach.name())).isComputed().returning(reach.valueAfterEdit());
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("bystanders")
	void hitsAfterEditsOfCodeThatTakesNoPart(ReachCase reach) {
		assertThat(this.afterEdits.get(reach.name())).isHit().returning("1");
	}

}
