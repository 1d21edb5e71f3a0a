package dev.embercache.store.redis;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the store on Redis.
 *
 * @param keyPrefix what the names of all keys and channels begin with
 * @param timeout how long a caller waits for one command
 * @param maximumStaleness for how long a node serves from its live tier while it cannot
 * be told of invalidations
 * @param retention when what has no time to live is given up after its last use
 * @param compressionThreshold the size from which values are compressed
 * @param signingKey the key that entries are signed with, if they are
 * @param lockTimeout for how long a node that computes makes others wait, or {@code null}
 * if it does not
 * @param codecVersion the version of the codec that writes the values
 * @since 0.1.0
 */
public record RedisSettings(String keyPrefix, Duration timeout, Duration maximumStaleness, Duration retention,
		DataSize compressionThreshold, @Nullable SigningKey signingKey, @Nullable Duration lockTimeout,
		int codecVersion) {

	public RedisSettings {
		Assert.hasText(keyPrefix, "'keyPrefix' must not be empty");
		Assert.isTrue(timeout.toMillis() > 0, "'timeout' must be positive");
		Assert.isTrue(maximumStaleness.toMillis() > 0, "'maximumStaleness' must be positive");
		Assert.isTrue(retention.toMillis() > 0, "'retention' must be positive");
		Assert.isTrue(lockTimeout == null || lockTimeout.toMillis() > 0, "'lockTimeout' must be positive");
		Assert.notNull(compressionThreshold, "'compressionThreshold' must not be null");
	}

}
