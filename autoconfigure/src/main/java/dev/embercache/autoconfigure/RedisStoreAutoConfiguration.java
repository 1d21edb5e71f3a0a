package dev.embercache.autoconfigure;

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

	@Bean
	RedisStoreProvider emberCacheRedisStore(RedisConnectionFactory connectionFactory, RedisStoreProperties properties,
			Environment environment) {
		String signingKey = properties.signingKey();
		return new RedisStoreProvider(connectionFactory,
				new RedisSettings(keyPrefix(properties, environment), properties.timeout(),
						properties.maximumStaleness(), properties.retention(), properties.compressionThreshold(),
						StringUtils.hasText(signingKey) ? SigningKey.of(signingKey) : null, properties.lockTimeout(),
						Codec.VERSION));
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
