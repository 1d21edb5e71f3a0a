package dev.embercache.devtools;

import java.net.URL;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RestartedClasses}.
 */
class RestartedClassesTests {

	private static final URL FOLDER = RestartedClassesTests.class.getProtectionDomain().getCodeSource().getLocation();

	@Test
	void classesOfTheLoaderAreCurrent() {
		RestartedClasses classes = new RestartedClasses(getClass().getClassLoader(), FOLDER);
		assertThat(classes.isCurrent(getClass())).isTrue();
	}

	@Test
	void aClassOfTheSameFolderInAnotherLoaderIsATwin() {
		RestartedClasses classes = new RestartedClasses(new ClassLoader() {
		}, FOLDER);
		assertThat(classes.isCurrent(getClass())).isFalse();
	}

	@Test
	void aClassOfAJarThatIsNotRestartedIsCurrent() {
		RestartedClasses classes = new RestartedClasses(new ClassLoader() {
		}, FOLDER);
		assertThat(classes.isCurrent(Test.class)).isTrue();
	}

}
