package dev.embercache.oracle;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.oracle.Calls.Call;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is missed: what ran for a value is in its lineage.
 */
class ProbeOracleTests {

	@TempDir
	Path folder;

	@Test
	void lineagesHaveAllThatRan() {
		Build build = new Build(this.folder.resolve("build"));
		build.buildAll(Workbench.SOURCES);
		build.settle();
		Names names = new Names();
		List<Call> calls = Calls.all();
		Recorder.reset();
		try (Harbor harbor = Harbor.start(build.urls(), new Weaver(names, true), this.folder.resolve("store"),
				List.of(), List.of())) {
			assertThat(harbor.callAll(calls).values()).allMatch(Harbor.Answer::computed)
				.noneMatch((answer) -> answer.value().startsWith("throws "));
			assertThat(Recorder.computations()).hasSizeGreaterThan(calls.size() / 2)
				.anyMatch((computation) -> computation.methods().size() > 20 && !computation.writers().isEmpty());
			assertThat(new ProbeOracle(names).missed(harbor, calls)).isEmpty();
		}
		finally {
			Recorder.reset();
		}
	}

}
