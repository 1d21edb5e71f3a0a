package dev.embercache.devtools;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.devtools.classpath.ClassPathChangedEvent;
import org.springframework.boot.devtools.filewatch.ChangedFile;
import org.springframework.boot.devtools.filewatch.ChangedFile.Type;
import org.springframework.boot.devtools.filewatch.ChangedFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassPathChangeListener}.
 */
class ClassPathChangeListenerTests {

	private final List<String> restarting = new ArrayList<>();

	private final List<String> redefined = new ArrayList<>();

	private boolean agentActive = true;

	private final ClassPathChangeListener listener = new ClassPathChangeListener(this.restarting::addAll,
			this.redefined::addAll, () -> this.agentActive);

	@TempDir
	Path folder;

	@Test
	void namesTheClassesThatChangeWithARestart() {
		this.listener.onApplicationEvent(event(true, "com/acme/Price.class", "com/acme/Order$Line.class"));
		assertThat(this.restarting).containsExactly("com.acme.Order$Line", "com.acme.Price");
		assertThat(this.redefined).isEmpty();
	}

	@Test
	void namesTheClassesThatAnAgentRedefined() {
		this.listener.onApplicationEvent(event(false, "com/acme/Price.class"));
		assertThat(this.redefined).containsExactly("com.acme.Price");
		assertThat(this.restarting).isEmpty();
	}

	@Test
	void aChangeThatIsExcludedFromRestartsRedefinesNothing() {
		this.agentActive = false;
		this.listener.onApplicationEvent(event(false, "com/acme/Price.class"));
		assertThat(this.redefined).isEmpty();
		assertThat(this.restarting).isEmpty();
	}

	@Test
	void aTemplateRedefinesNothing() {
		this.redefined.add("nobody calls");
		this.listener.onApplicationEvent(event(false, "templates/index.html"));
		assertThat(this.redefined).containsExactly("nobody calls");
	}

	@Test
	void leavesOutWhatIsNoClass() {
		this.listener.onApplicationEvent(event(true, "application.yml", "static/index.html"));
		assertThat(this.restarting).isEmpty();
	}

	private ClassPathChangedEvent event(boolean restartRequired, String... names) {
		Set<ChangedFile> files = new LinkedHashSet<>();
		for (String name : names) {
			files.add(new ChangedFile(this.folder.toFile(), new File(this.folder.toFile(), name), Type.MODIFY));
		}
		return new ClassPathChangedEvent(this, Set.of(new ChangedFiles(this.folder.toFile(), files)), restartRequired);
	}

}
