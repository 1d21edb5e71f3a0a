package dev.embercache.providers;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheManager.RedisCacheManagerBuilder;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.util.ReflectionUtils;

import dev.embercache.settings.Setting;

/**
 * Reads what is said to Spring Data Redis as a cache: a {@link RedisCacheConfiguration}
 * or the properties, and what customizers do to the builder of a manager. Asks no server.
 */
public final class RedisReader implements ProviderReader {

	/** What keys begin with by default, for a cache of that name. */
	private static final String DEFAULT_PREFIX = "cache::";

	private final NamedBeans beans;

	private final RedisProperties properties;

	private final ProviderSettings settings = new ProviderSettings();

	/**
	 * Create a reader.
	 * @param environment the environment
	 * @param beanFactory the beans of the application
	 */
	public RedisReader(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.beans = new NamedBeans(beanFactory);
		this.properties = new RedisProperties(environment);
	}

	@Override
	public ProviderSettings read() {
		RedisCacheConfiguration configuration = readConfiguration();
		RedisCacheManagerBuilder builder = RedisCacheManager.builder().cacheDefaults(configuration);
		Map<String, RedisCacheManagerBuilderCustomizer> customizers = this.beans
			.of(RedisCacheManagerBuilderCustomizer.class);
		customizers.forEach((name, customizer) -> customize(builder, name, customizer));
		if (!customizers.isEmpty()) {
			readBuilder(builder, configuration, NamedBeans.source(String.join("', '", customizers.keySet())));
		}
		return this.settings;
	}

	private void customize(RedisCacheManagerBuilder builder, String name,
			RedisCacheManagerBuilderCustomizer customizer) {
		try {
			customizer.customize(builder);
		}
		catch (RuntimeException ex) {
			this.settings.leave("what %s sets".formatted(NamedBeans.source(name)), "ember.cache.*");
		}
	}

	/**
	 * Where there is a bean, Spring Boot does not look at the properties.
	 */
	private RedisCacheConfiguration readConfiguration() {
		Map.Entry<String, RedisCacheConfiguration> bean = this.beans.single(RedisCacheConfiguration.class);
		if (bean != null) {
			read(bean.getValue(), this.settings.all(), NamedBeans.source(bean.getKey()));
			return bean.getValue();
		}
		this.properties.read(this.settings);
		RedisCacheConfiguration configuration = RedisCacheConfiguration.defaultCacheConfig();
		Setting time = this.settings.all().get(ProviderSettings.TIME_TO_LIVE);
		if (time != null) {
			configuration = configuration.entryTtl((Duration) time.value());
		}
		return this.settings.all().containsKey(ProviderSettings.NULL_VALUES) ? configuration.disableCachingNullValues()
				: configuration;
	}

	private void readBuilder(RedisCacheManagerBuilder builder, RedisCacheConfiguration before, String source) {
		RedisCacheConfiguration defaults = builder.cacheDefaults();
		if (defaults != before) {
			Map<String, Setting> earlier = Map.copyOf(this.settings.all());
			this.settings.all().clear();
			read(defaults, this.settings.all(), source);
			this.settings.all().replaceAll((key, setting) -> {
				Setting same = earlier.get(key);
				return (same != null && same.value().equals(setting.value())) ? same : setting;
			});
		}
		for (String name : builder.getConfiguredCaches()) {
			RedisCacheConfiguration own = builder.getCacheConfigurationFor(name).orElse(defaults);
			if (own != defaults) {
				read(own, this.settings.cache(name), source);
			}
		}
		readManager(builder, source);
	}

	private void read(RedisCacheConfiguration configuration, Map<String, Setting> settings, String source) {
		this.settings.leave(RedisProperties.PLACE);
		Duration time = fixedTime(configuration, source);
		if (time != null) {
			ProviderSettings.put(settings,
					configuration.isTimeToIdleEnabled() ? ProviderSettings.TIME_TO_IDLE : ProviderSettings.TIME_TO_LIVE,
					time, source);
		}
		if (!configuration.getAllowCacheNullValues()) {
			ProviderSettings.put(settings, ProviderSettings.NULL_VALUES, false, source);
		}
		if (!configuration.usePrefix()) {
			this.settings.leave("disableKeyPrefix in " + source, "ember.cache.redis.key-prefix");
		}
		else if (!DEFAULT_PREFIX.equals(configuration.getKeyPrefixFor("cache"))) {
			this.settings.leave("the key prefix in " + source, "ember.cache.redis.key-prefix");
		}
	}

	/**
	 * Return the time that all entries have.
	 */
	private @Nullable Duration fixedTime(RedisCacheConfiguration configuration, String source) {
		RedisCacheWriter.TtlFunction function = configuration.getTtlFunction();
		if (function.getClass() != RedisCacheWriter.TtlFunction.just(Duration.ofSeconds(1)).getClass()) {
			this.settings.leave("TtlFunction in " + source, "ember.cache.time-to-live");
			return null;
		}
		Duration time = function.getTimeToLive("", null);
		return (time.isZero() || time.isNegative()) ? null : time;
	}

	/**
	 * What the builder does not tell, the manager does, without a connection.
	 */
	private void readManager(RedisCacheManagerBuilder builder, String source) {
		Field writer = ReflectionUtils.findField(RedisCacheManagerBuilder.class, null, RedisCacheWriter.class);
		if (writer != null) {
			ReflectionUtils.makeAccessible(writer);
			if (ReflectionUtils.getField(writer, builder) != null) {
				this.settings.leave("cacheWriter in " + source, "ember.cache.redis.lock-timeout");
			}
		}
		RedisCacheManager manager = builder.cacheWriter(noWriter()).build();
		if (manager.isTransactionAware()) {
			this.settings.leave("transactionAware in " + source,
					"TransactionAwareCacheManagerProxy in a CachingConfigurer");
		}
		if (!manager.isAllowRuntimeCacheCreation()) {
			this.settings.leave("disableCreateOnMissingCache in " + source, "spring.cache.cache-names");
		}
	}

	/**
	 * Return what stands where a connection to Redis would.
	 */
	private static RedisCacheWriter noWriter() {
		return (RedisCacheWriter) Proxy.newProxyInstance(RedisCacheWriter.class.getClassLoader(),
				new Class<?>[] { RedisCacheWriter.class },
				(proxy, method, arguments) -> method.getReturnType().isInstance(proxy) ? proxy : null);
	}

}
