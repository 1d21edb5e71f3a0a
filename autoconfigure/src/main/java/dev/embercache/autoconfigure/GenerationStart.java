package dev.embercache.autoconfigure;

import java.time.Instant;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The time at which this generation began to load classes. A class file newer than that
 * may not be the one that was loaded.
 */
final class GenerationStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final Instant time = Instant.now();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerSingleton(GenerationStart.class.getName(), this);
	}

	Instant time() {
		return this.time;
	}

}
