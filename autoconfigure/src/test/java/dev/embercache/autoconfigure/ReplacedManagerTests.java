package dev.embercache.autoconfigure;

import java.net.URI;
import java.util.Map;
import java.util.Properties;

import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

import dev.embercache.cache.EmberCacheManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Applications that ask for a cache manager which Spring Boot would create without the
 * starter.
 */
class ReplacedManagerTests {

	private static final BeanFactory OURS = new StaticListableBeanFactory(
			Map.of(EmberCacheAutoConfiguration.OWN_MANAGER, "ours"));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class))
		.withUserConfiguration(Caching.class);

	@Test
	void theManagerOfJCacheIsThereWithAProvider() {
		this.runner
			.withPropertyValues("spring.cache.jcache.provider=" + Provider.class.getName(),
					"spring.cache.cache-names=prices")
			.withBean(JCacheManagerCustomizer.class, () -> (manager) -> manager.destroyCache("customized"))
			.run((context) -> {
				assertThat(context).hasSingleBean(EmberCacheManager.class);
				CacheManager manager = context.getBean("jCacheCacheManager", CacheManager.class);
				then(manager).should().destroyCache("customized");
			});
	}

	@Test
	void theManagerOfJCacheThatTheUserHasIsTheOnlyOne() {
		CacheManager own = mock(CacheManager.class);
		this.runner.withPropertyValues("spring.cache.jcache.provider=" + Provider.class.getName())
			.withBean("own", CacheManager.class, () -> own)
			.run((context) -> assertThat(context.getBean(CacheManager.class)).isSameAs(own));
	}

	@Test
	void whatSpringBootHasForHazelcastIsThere() {
		assertThat(ClassUtils.isPresent(JCacheManagerConfiguration.OfSpringBoot.HAZELCAST, getClass().getClassLoader()))
			.isTrue();
	}

	/**
	 * JCache remembers providers by class loader.
	 */
	@Test
	void withoutAProviderTheMessageSaysWhatIsMissing() {
		ClassPathResource providers = new ClassPathResource("META-INF/services/javax.cache.spi.CachingProvider");
		this.runner.withClassLoader(new FilteredClassLoader(providers)).withBean(NeedsJCache.class).run((context) -> {
			FailureAnalysis analysis = analyze(context, OURS);
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).isEqualTo("""
					Parameter 0 of constructor in %s required a bean of type 'javax.cache.CacheManager' \
					that could not be found. The cache manager is that of 'ember-cache-spring-boot-starter', \
					so that Spring Boot creates no other.""".formatted(NeedsJCache.class.getName()));
			assertThat(analysis.getAction()).isEqualTo("""
					Add a single JCache provider to the class path, or name one of several with \
					'spring.cache.jcache.provider'. \
					Or set 'spring.cache.type=jcache', so that Ember Cache leaves all caches to that.""");
		});
	}

	@Test
	void aManagerOfAnotherProviderIsNamedToo() {
		this.runner.withBean(NeedsCaffeine.class).run((context) -> {
			FailureAnalysis analysis = analyze(context, OURS);
			assertThat(analysis).isNotNull();
			assertThat(analysis.getAction()).isEqualTo("""
					Inject 'org.springframework.cache.CacheManager', whatever its class. \
					Or set 'spring.cache.type=caffeine', so that Ember Cache leaves all caches to that.""");
		});
	}

	@Test
	void whatHasNothingToDoWithItIsLeftToOthers() {
		this.runner.withPropertyValues("spring.cache.type=none")
			.withBean(NeedsCaffeine.class)
			.run((context) -> assertThat(analyze(context, new StaticListableBeanFactory())).isNull());
		this.runner.withBean(NeedsText.class).run((context) -> assertThat(analyze(context, OURS)).isNull());
	}

	private static FailureAnalysis analyze(AssertableApplicationContext context, BeanFactory beanFactory) {
		assertThat(context).hasFailed();
		return new ReplacedManagerFailureAnalyzer(beanFactory).analyze(context.getStartupFailure());
	}

	record NeedsJCache(CacheManager manager) {

	}

	record NeedsCaffeine(CaffeineCacheManager manager) {

	}

	record NeedsText(StringBuilder text) {

	}

	/**
	 * A provider whose manager is a mock.
	 */
	public static final class Provider implements CachingProvider {

		@Override
		public CacheManager getCacheManager(URI uri, ClassLoader classLoader, Properties properties) {
			return mock(CacheManager.class);
		}

		@Override
		public CacheManager getCacheManager(URI uri, ClassLoader classLoader) {
			return mock(CacheManager.class);
		}

		@Override
		public CacheManager getCacheManager() {
			return mock(CacheManager.class);
		}

		@Override
		public ClassLoader getDefaultClassLoader() {
			return Provider.class.getClassLoader();
		}

		@Override
		public URI getDefaultURI() {
			return URI.create("provider");
		}

		@Override
		public Properties getDefaultProperties() {
			return new Properties();
		}

		@Override
		public void close() {
		}

		@Override
		public void close(ClassLoader classLoader) {
		}

		@Override
		public void close(URI uri, ClassLoader classLoader) {
		}

		@Override
		public boolean isSupported(OptionalFeature feature) {
			return false;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

}
