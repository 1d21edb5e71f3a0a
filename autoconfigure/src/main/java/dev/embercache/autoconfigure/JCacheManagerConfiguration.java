package dev.embercache.autoconfigure;

import java.io.IOException;
import java.util.Iterator;
import java.util.Properties;

import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.cache.autoconfigure.CacheProperties;
import org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer;
import org.springframework.boot.cache.autoconfigure.JCachePropertiesCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.io.Resource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Creates the manager of JCache as Spring Boot does, which leaves that out where there is
 * another cache manager. Applications use it for more than the annotations of Spring: as
 * the second-level cache of Hibernate, for one.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Caching.class, CachingProvider.class })
@ConditionalOnMissingBean(type = "javax.cache.CacheManager")
@Conditional(JCacheManagerConfiguration.OnSingleProviderCondition.class)
@Import(JCacheManagerConfiguration.OfSpringBoot.class)
class JCacheManagerConfiguration {

	/** The bean has the name that Spring Boot gives it. */
	@Bean
	CacheManager jCacheCacheManager(CacheProperties properties, ApplicationContext context,
			ObjectProvider<Configuration<?, ?>> configuration, ObjectProvider<JCacheManagerCustomizer> customizers,
			ObjectProvider<JCachePropertiesCustomizer> propertiesCustomizers) throws IOException {
		Properties ofProvider = new Properties();
		propertiesCustomizers.orderedStream().forEach((customizer) -> customizer.customize(ofProvider));
		Resource location = properties.resolveConfigLocation(properties.getJcache().getConfig());
		CacheManager manager = provider(properties.getJcache().getProvider())
			.getCacheManager((location != null) ? location.getURI() : null, context.getClassLoader(), ofProvider);
		properties.getCacheNames()
			.forEach((name) -> manager.createCache(name, configuration.getIfAvailable(MutableConfiguration::new)));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(manager));
		return manager;
	}

	private static CachingProvider provider(@Nullable String className) {
		return StringUtils.hasText(className) ? Caching.getCachingProvider(className) : Caching.getCachingProvider();
	}

	/**
	 * Brings in what Spring Boot keeps to itself: with Hazelcast, the manager uses the
	 * instance of the application.
	 */
	static final class OfSpringBoot implements ImportSelector {

		static final String HAZELCAST = "org.springframework.boot.cache.autoconfigure."
				+ "HazelcastJCacheCustomizationConfiguration";

		@Override
		public String[] selectImports(AnnotationMetadata metadata) {
			return ClassUtils.isPresent(HAZELCAST, OfSpringBoot.class.getClassLoader()) ? new String[] { HAZELCAST }
					: new String[0];
		}

	}

	/**
	 * Matches if a provider is named, or if there is a single one.
	 */
	static final class OnSingleProviderCondition extends SpringBootCondition {

		private static final String PROPERTY = "spring.cache.jcache.provider";

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("JCache");
			if (context.getEnvironment().containsProperty(PROPERTY)) {
				return ConditionOutcome.match(message.because("'" + PROPERTY + "' is set"));
			}
			Iterator<CachingProvider> providers = Caching.getCachingProviders().iterator();
			if (!providers.hasNext()) {
				return ConditionOutcome.noMatch(message.didNotFind("provider").atAll());
			}
			providers.next();
			return providers.hasNext() ? ConditionOutcome.noMatch(message.because("there are several providers"))
					: ConditionOutcome.match(message.because("there is a single provider"));
		}

	}

}
