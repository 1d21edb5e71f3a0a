package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.StringUtils;

import dev.embercache.codec.Codec;
import dev.embercache.providers.RedisProperties;
import dev.embercache.rules.LibraryRules;
import dev.embercache.store.redis.RedisEntryStore;
import dev.embercache.store.redis.RedisSettings;
import dev.embercache.store.redis.SigningKey;

/**
 * Auto-configuration for the store on Redis or Valkey, over the connections that the
 * application has.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass({ RedisConnectionFactory.class, RedisEntryStore.class })
@ConditionalOnSingleCandidate(RedisConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "ember.cache.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RedisStoreProperties.class)
public final class RedisStoreAutoConfiguration {

	/** How long entries of a test are kept, which nobody asks for again. */
	private static final Duration IN_TESTS = Duration.ofHours(1);

	@Bean
	RedisStoreProvider emberCacheRedisStore(RedisConnectionFactory connectionFactory, RedisStoreProperties properties,
			Environment environment, ObjectProvider<LibraryRules> rules) {
		boolean alone = properties.privateInTests() && rules.stream().anyMatch(TestRun::isActive);
		String keyPrefix = keyPrefix(properties, environment);
		String signingKey = properties.signingKey();
		return new RedisStoreProvider(connectionFactory,
				new RedisSettings(alone ? keyPrefix + "test:" + UUID.randomUUID() + ":" : keyPrefix,
						properties.timeout(), properties.maximumStaleness(),
						alone ? shorter(properties.retention(), IN_TESTS) : properties.retention(),
						properties.compressionThreshold(),
						StringUtils.hasText(signingKey) ? SigningKey.of(signingKey) : null, properties.lockTimeout(),
						Codec.VERSION));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * The name of the application tells apart caches of the same name in one Redis. What
	 * Spring's cache on Redis was told comes before it, as rights may depend on it.
	 */
	static String keyPrefix(RedisStoreProperties properties, Environment environment) {
		String keyPrefix = properties.keyPrefix();
		return StringUtils.hasText(keyPrefix) ? keyPrefix : environment.getProperty(RedisProperties.KEY_PREFIX, "")
				+ "ember:" + environment.getProperty("spring.application.name", "application") + ":";
	}

}
