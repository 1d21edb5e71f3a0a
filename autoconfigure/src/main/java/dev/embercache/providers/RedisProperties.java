package dev.embercache.providers;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Reads what properties say to Spring Data Redis as a cache. They count where the library
 * is not there as well: an application that needs Redis for nothing else can do without.
 */
public final class RedisProperties implements ProviderReader {

	/** What keys begin with. The store on Redis takes it over. */
	public static final String KEY_PREFIX = "spring.cache.redis.key-prefix";

	/**
	 * That entries were in Redis, which they are not unless the store says so.
	 */
	public static final NotTakenOver PLACE = new NotTakenOver("Redis as the place of the entries",
			"ember.cache.store=redis");

	private static final String PREFIX = "spring.cache.redis.";

	private static final String KEY_PREFIX_REPLACEMENT = "ember.cache.redis.key-prefix";

	private final Binder binder;

	/**
	 * Create a reader.
	 * @param environment the environment
	 */
	public RedisProperties(Environment environment) {
		this.binder = Binder.get(environment);
	}

	@Override
	public ProviderSettings read() {
		ProviderSettings settings = new ProviderSettings();
		read(settings);
		return settings;
	}

	void read(ProviderSettings settings) {
		this.binder.bind(PREFIX + "time-to-live", Duration.class).ifBound((time) -> {
			if (!time.isZero() && !time.isNegative()) {
				ProviderSettings.put(settings.all(), ProviderSettings.TIME_TO_LIVE, time, PREFIX + "time-to-live");
			}
			settings.leave(PLACE);
		});
		onceBound("cache-null-values", false, settings, () -> ProviderSettings.put(settings.all(),
				ProviderSettings.NULL_VALUES, false, PREFIX + "cache-null-values"));
		onceBound("use-key-prefix", false, settings,
				() -> settings.leave("'" + PREFIX + "use-key-prefix'", KEY_PREFIX_REPLACEMENT));
		onceBound("enable-statistics", true, settings, () -> settings.leave("'" + PREFIX + "enable-statistics'", null));
		this.binder.bind(KEY_PREFIX, String.class).ifBound((prefix) -> settings.leave(PLACE));
	}

	private void onceBound(String name, boolean value, ProviderSettings settings, Runnable action) {
		this.binder.bind(PREFIX + name, Boolean.class).ifBound((bound) -> {
			settings.leave(PLACE);
			if (bound == value) {
				action.run();
			}
		});
	}

}
