package dev.embercache.providers;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.expiry.ExpiryPolicy;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer;
import org.springframework.util.ClassUtils;

import dev.embercache.settings.Setting;

/**
 * Reads what customizers say to JCache: they create caches, and each cache has a
 * configuration. They get a manager that has no cache and remembers what it is told.
 */
public final class JCacheReader implements ProviderReader {

	private static final boolean EHCACHE = ClassUtils.isPresent("org.ehcache.jsr107.Eh107Configuration",
			JCacheReader.class.getClassLoader());

	private final NamedBeans beans;

	private final ProviderSettings settings = new ProviderSettings();

	/**
	 * Create a reader.
	 * @param beanFactory the beans of the application
	 */
	public JCacheReader(ConfigurableListableBeanFactory beanFactory) {
		this.beans = new NamedBeans(beanFactory);
	}

	@Override
	public ProviderSettings read() {
		this.beans.of(JCacheManagerCustomizer.class).forEach((name, customizer) -> {
			String source = NamedBeans.source(name);
			try {
				customizer.customize(new Recorder(source).manager());
			}
			catch (RuntimeException ex) {
				this.settings.leave("what " + source + " tells JCache", "ember.cache.caches.<name>.*");
			}
		});
		return this.settings;
	}

	private void read(String cache, Configuration<?, ?> configuration, String source) {
		Map<String, Setting> own = this.settings.cache(cache);
		if (EHCACHE && EhcacheConfigurations.read(configuration, own, source, this.settings)) {
			return;
		}
		if (configuration instanceof CompleteConfiguration<?, ?> complete) {
			ExpiryPolicy expiry = complete.getExpiryPolicyFactory().create();
			Duration access = duration(expiry.getExpiryForAccess());
			Duration creation = duration(expiry.getExpiryForCreation());
			if (access != null) {
				ProviderSettings.put(own, ProviderSettings.TIME_TO_IDLE, access, source);
			}
			else if (creation != null) {
				ProviderSettings.put(own, ProviderSettings.TIME_TO_LIVE, creation, source);
			}
			leave(complete, source);
		}
		else {
			this.settings.leave("the configuration of '%s' in %s".formatted(cache, source),
					"ember.cache.caches.<name>.*");
		}
	}

	private void leave(CompleteConfiguration<?, ?> configuration, String source) {
		if (configuration.isReadThrough() || configuration.isWriteThrough()) {
			this.settings.leave("read-through and write-through in " + source, null);
		}
		if (configuration.getCacheEntryListenerConfigurations().iterator().hasNext()) {
			this.settings.leave("listeners in " + source, null);
		}
		if (configuration.isStatisticsEnabled() || configuration.isManagementEnabled()) {
			this.settings.leave("statistics in " + source, null);
		}
	}

	private static @Nullable Duration duration(javax.cache.expiry.@Nullable Duration duration) {
		if (duration == null || duration.isEternal()) {
			return null;
		}
		return duration.isZero() ? Duration.ofNanos(1)
				: Duration.of(duration.getDurationAmount(), duration.getTimeUnit().toChronoUnit());
	}

	/**
	 * Remembers which caches one customizer creates.
	 */
	private final class Recorder {

		private final String source;

		private final Set<String> names = new LinkedHashSet<>();

		Recorder(String source) {
			this.source = source;
		}

		CacheManager manager() {
			return stub(CacheManager.class);
		}

		private <T> T stub(Class<T> type) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> answer(proxy, method.getName(), arguments)));
		}

		private @Nullable Object answer(Object proxy, String method, Object @Nullable [] arguments) {
			return switch (method) {
				case "createCache" -> create((String) argument(arguments, 0), argument(arguments, 1));
				case "getCache" -> this.names.contains(argument(arguments, 0)) ? stub(Cache.class) : null;
				case "getCacheNames" -> Set.copyOf(this.names);
				case "getProperties" -> new Properties();
				case "getClassLoader" -> JCacheReader.class.getClassLoader();
				case "isClosed" -> false;
				case "equals" -> proxy == argument(arguments, 0);
				case "hashCode" -> System.identityHashCode(proxy);
				case "toString" -> "what " + this.source + " tells JCache";
				case "destroyCache", "enableManagement", "enableStatistics", "close", "clear", "removeAll" -> null;
				default -> throw new UnsupportedOperationException(method);
			};
		}

		private static Object argument(Object @Nullable [] arguments, int index) {
			if (arguments == null || arguments.length <= index) {
				throw new UnsupportedOperationException();
			}
			return arguments[index];
		}

		private Object create(String name, Object configuration) {
			this.names.add(name);
			read(name, (Configuration<?, ?>) configuration, this.source);
			return stub(Cache.class);
		}

	}

}
