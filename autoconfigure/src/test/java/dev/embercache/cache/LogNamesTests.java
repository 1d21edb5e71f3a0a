package dev.embercache.cache;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogNames}, which users have in their logging configuration.
 */
class LogNamesTests {

	@Test
	void aCacheLogsUnderTheNameOfItsPublicClass() {
		assertThat(LogNames.CACHE).isEqualTo(EmberCache.class.getName());
	}

	@Test
	void theLineAfterARestartKeepsItsName() {
		assertThat(LogNames.RESTART).isEqualTo("dev.embercache.EmberCache");
	}

}
