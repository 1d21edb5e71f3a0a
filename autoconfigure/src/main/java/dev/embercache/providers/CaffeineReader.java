package dev.embercache.providers;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.CaffeineSpec;
import com.github.benmanes.caffeine.cache.Policy;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.embercache.settings.Setting;

/**
 * Reads what is said to Caffeine, and to the maps that Spring Boot takes where there is
 * no library: properties, beans, and what customizers do to a manager.
 */
public final class CaffeineReader implements ProviderReader {

	private static final String SPEC = "spring.cache.caffeine.spec";

	private final Environment environment;

	private final NamedBeans beans;

	private final ManagerCustomizers customizers;

	private final ProviderSettings settings = new ProviderSettings();

	/**
	 * Create a reader.
	 * @param environment the environment
	 * @param beanFactory the beans of the application
	 * @param customizers the customizers of managers
	 */
	public CaffeineReader(Environment environment, ConfigurableListableBeanFactory beanFactory,
			ManagerCustomizers customizers) {
		this.environment = environment;
		this.beans = new NamedBeans(beanFactory);
		this.customizers = customizers;
	}

	@Override
	public ProviderSettings read() {
		CaffeineRecorder recorder = new CaffeineRecorder();
		String source = configure(recorder);
		Caffeine<Object, Object> before = recorder.builder();
		String customizers = NamedBeans.source(String.join("', '", this.customizers.customize(recorder)));
		Caffeine<Object, Object> builder = recorder.builder();
		if (builder != null) {
			readBuilder(builder, (builder == before) ? source : customizers);
		}
		if (!recorder.isAllowNullValues()) {
			ProviderSettings.put(this.settings.all(), ProviderSettings.NULL_VALUES, false, customizers);
		}
		recorder.custom().forEach((name, cache) -> readCustom(name, cache, recorder, customizers));
		leaveIf(!recorder.names().isEmpty(), "setCacheNames", customizers, "spring.cache.cache-names");
		leaveIf(recorder.hasLoader(), "setCacheLoader", customizers, null);
		this.beans.of(CacheLoader.class)
			.keySet()
			.forEach((name) -> leaveIf(true, "the loader", NamedBeans.source(name), null));
		readMaps();
		return this.settings;
	}

	/**
	 * Configure a manager as Spring Boot does.
	 * @return where the settings come from
	 */
	private String configure(CaffeineRecorder recorder) {
		String text = this.environment.getProperty(SPEC);
		if (StringUtils.hasText(text)) {
			try {
				recorder.setCacheSpecification(text);
			}
			catch (IllegalArgumentException ex) {
				leaveIf(true, "'" + text + "'", SPEC, "ember.cache.*");
			}
			return SPEC;
		}
		Map.Entry<String, CaffeineSpec> spec = this.beans.single(CaffeineSpec.class);
		if (spec != null) {
			recorder.setCaffeineSpec(spec.getValue());
			return NamedBeans.source(spec.getKey());
		}
		Map.Entry<String, ?> builder = this.beans.single(Caffeine.class);
		if (builder != null) {
			recorder.setCaffeine(cast(builder.getValue()));
			return NamedBeans.source(builder.getKey());
		}
		return "";
	}

	@SuppressWarnings("unchecked")
	private static Caffeine<Object, Object> cast(Object builder) {
		return (Caffeine<Object, Object>) builder;
	}

	private void readBuilder(Caffeine<Object, Object> builder, String source) {
		String text = builder.toString();
		leaveIf(text.contains("keyStrength=weak"), "weakKeys", source, null);
		leaveIf(text.contains("valueStrength=weak"), "weakValues", source, null);
		leaveIf(text.contains("valueStrength=soft"), "softValues", source, "ember.cache.maximum-entries");
		leaveIf(text.contains("removalListener"), "removalListener", source, null);
		leaveIf(text.contains("evictionListener"), "evictionListener", source, null);
		try {
			// With a loader, as some settings demand one.
			readPolicy(builder.build((key) -> key).policy(), this.settings.all(), source);
		}
		catch (IllegalStateException ex) {
			this.settings.leave("'%s' in %s".formatted(text, quoted(source)), "ember.cache.*");
		}
	}

	private void readCustom(String name, Cache<Object, Object> cache, CaffeineRecorder recorder, String source) {
		Map<String, Setting> own = this.settings.cache(name);
		readPolicy(cache.policy(), own, source);
		if (!recorder.isAllowNullValues()) {
			ProviderSettings.put(own, ProviderSettings.NULL_VALUES, false, source);
		}
	}

	private void readPolicy(Policy<Object, Object> policy, Map<String, Setting> settings, String source) {
		policy.expireAfterWrite()
			.ifPresent((expiry) -> ProviderSettings.put(settings, ProviderSettings.TIME_TO_LIVE,
					positive(expiry.getExpiresAfter()), source));
		policy.expireAfterAccess()
			.ifPresent((expiry) -> ProviderSettings.put(settings, ProviderSettings.TIME_TO_IDLE,
					positive(expiry.getExpiresAfter()), source));
		policy.eviction().ifPresent((eviction) -> readSize(eviction, settings, source));
		leaveIf(policy.expireVariably().isPresent(), "expireAfter", source, "ember.cache.time-to-live");
		leaveIf(policy.refreshAfterWrite().isPresent(), "refreshAfterWrite", source, "ember.cache.time-to-live");
		leaveIf(policy.isRecordingStats(), "recordStats", source, null);
	}

	private void readSize(Policy.Eviction<Object, Object> eviction, Map<String, Setting> settings, String source) {
		if (eviction.isWeighted()) {
			leaveIf(true, "maximumWeight", source, "ember.cache.maximum-weight");
		}
		else if (eviction.getMaximum() == 0) {
			leaveIf(true, "maximumSize=0", source, "spring.cache.type=none");
		}
		else {
			ProviderSettings.put(settings, ProviderSettings.MAXIMUM_ENTRIES, eviction.getMaximum(), source);
		}
	}

	/**
	 * A time of zero means that nothing is kept.
	 */
	private static Duration positive(Duration duration) {
		return duration.isZero() ? Duration.ofNanos(1) : duration;
	}

	private void leaveIf(boolean condition, String what, String source, @Nullable String replacement) {
		if (condition) {
			this.settings.leave("%s in %s".formatted(what, quoted(source)), replacement);
		}
	}

	private static String quoted(String source) {
		return source.startsWith("bean ") ? source : "'" + source + "'";
	}

	/**
	 * Caches that are maps can refuse null.
	 */
	private void readMaps() {
		ConcurrentMapCacheManager maps = new ConcurrentMapCacheManager();
		String source = NamedBeans.source(String.join("', '", this.customizers.customize(maps)));
		if (!maps.isAllowNullValues()) {
			this.settings.all()
				.putIfAbsent(ProviderSettings.NULL_VALUES, Setting.of(ProviderSettings.NULL_VALUES, false, source));
		}
		leaveIf(!maps.getCacheNames().isEmpty(), "setCacheNames", source, "spring.cache.cache-names");
	}

}
