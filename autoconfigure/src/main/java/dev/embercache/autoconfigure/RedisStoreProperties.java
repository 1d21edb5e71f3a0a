package dev.embercache.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the store on Redis.
 *
 * @param keyPrefix Prefix of the names of all keys and channels. Contains the name of the
 * application by default.
 * @param timeout Time that a caller waits for Redis, whatever the timeout of the
 * connection.
 * @param maximumStaleness Time for which values that were read before are still served
 * while nothing is heard from Redis.
 * @param retention Time after its last use at which Redis drops an entry without a time
 * to live.
 * @param compressionThreshold Size from which values are compressed.
 * @param signingKey Secret that entries are signed with, the same for all instances.
 * Entries are not signed by default.
 * @param lockTimeout Time for which other instances wait while one of them computes a
 * value of a method with sync = true. They do not wait by default.
 * @param privateInTests Whether each application context of a test has keys of its own,
 * which Redis drops after an hour.
 */
@ConfigurationProperties(RedisStoreProperties.PREFIX)
record RedisStoreProperties(@Nullable String keyPrefix, @DefaultValue("1s") Duration timeout,
		@DefaultValue("5s") Duration maximumStaleness, @DefaultValue("30d") Duration retention,
		@DefaultValue("2KB") DataSize compressionThreshold, @Nullable String signingKey, @Nullable Duration lockTimeout,
		@DefaultValue("true") boolean privateInTests) {

	static final String PREFIX = "ember.cache.redis";

	RedisStoreProperties {
		requirePositive("timeout", timeout);
		requirePositive("maximum-staleness", maximumStaleness);
		requirePositive("retention", retention);
		if (lockTimeout != null) {
			requirePositive("lock-timeout", lockTimeout);
		}
	}

	private static void requirePositive(String name, Duration value) {
		if (value.toMillis() <= 0) {
			throw new InvalidSettingException(PREFIX + "." + name, value.toString(), "must be positive",
					"Set it to a positive value, or remove it to use the default.");
		}
	}

	/**
	 * Return all settings except the secret.
	 */
	@Override
	public String toString() {
		return "RedisStoreProperties[keyPrefix=" + this.keyPrefix + ", timeout=" + this.timeout + ", maximumStaleness="
				+ this.maximumStaleness + ", retention=" + this.retention + ", lockTimeout=" + this.lockTimeout + "]";
	}

}
