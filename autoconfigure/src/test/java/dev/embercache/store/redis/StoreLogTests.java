package dev.embercache.store.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoreLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StoreLogTests {

	@Test
	void hasTheNameOfTheStore(CapturedOutput output) {
		StoreLog.LOGGER.warn("a line");
		assertThat(output).contains(RedisEntryStore.class.getName()).contains("a line");
	}

}
