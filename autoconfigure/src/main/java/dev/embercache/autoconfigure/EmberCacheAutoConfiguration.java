package dev.embercache.autoconfigure;

import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.NativeDetector;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.cache.CacheInterceptorPostProcessor;
import dev.embercache.cache.EmberCacheManager;
import dev.embercache.cache.TrackingCheck;
import dev.embercache.cache.UnattributedPuts;
import dev.embercache.cache.producer.AnyProducer;
import dev.embercache.cache.producer.BeanFactoryObjects;
import dev.embercache.cache.producer.BeanFactoryWirings;
import dev.embercache.cache.producer.Producers;
import dev.embercache.codec.Codec;
import dev.embercache.codec.EmberCodecCustomizer;
import dev.embercache.devtools.RestartedClasses;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.KnownCode;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.providers.ManagerCustomizers;
import dev.embercache.providers.ProviderReader;
import dev.embercache.rules.LibraryRules;
import dev.embercache.settings.CacheSections;
import dev.embercache.store.DaemonThreads;
import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;

/**
 * Auto-configuration for Ember Cache. Backs off if the user defines a cache manager, or
 * names a provider with {@code spring.cache.type}. A cache resolver of the user's may
 * need our manager, and where it does not, the manager does nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = CacheAutoConfiguration.class)
@ConditionalOnClass({ CacheManager.class, CacheAspectSupport.class })
@ConditionalOnBooleanProperty(name = "ember.cache.enabled", matchIfMissing = true)
@Conditional(OnAutomaticCacheTypeCondition.class)
@Import({ EmberCacheAutoConfiguration.ManagerConfiguration.class,
		EmberCacheAutoConfiguration.InterceptorConfiguration.class, CachingNotEnabledConfiguration.class })
public final class EmberCacheAutoConfiguration {

	/** The name of the bean that is there only if the caches are ours. */
	static final String OWN_MANAGER = "emberCacheOwnManager";

	/**
	 * The interceptor that knows which method computes a value, in the context of the
	 * manager and in its children.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ CacheAspectSupport.class, EmberCacheManager.class })
	static class InterceptorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static CacheInterceptorPostProcessor emberCacheInterceptorPostProcessor(
				ObjectProvider<UnattributedPuts> unattributedPuts) {
			return new CacheInterceptorPostProcessor(() -> unattributedPuts
				.getIfAvailable(() -> new UnattributedPuts((cache) -> null, () -> (className) -> true)));
		}

	}

	/**
	 * Creates the cache manager and its collaborators.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(CacheAspectSupport.class)
	@ConditionalOnMissingBean(CacheManager.class)
	@EnableConfigurationProperties({ EmberCacheProperties.class, CacheProperties.class })
	@Import({ DevToolsConfiguration.class, JCacheManagerConfiguration.class, ProvidersConfiguration.class,
			RestartReportConfiguration.class, StartReportConfiguration.class })
	static class ManagerConfiguration {

		private static final Log logger = LogFactory.getLog(EmberCacheAutoConfiguration.class);

		@Bean
		SmartInitializingSingleton emberCacheLineageIndexing(Lineages lineages, CacheSections sections) {
			return () -> {
				// Off the critical path of the start. A caller that needs the index
				// earlier waits for it.
				DaemonThreads.named("ember-cache-index").newThread(() -> index(lineages, sections)).start();
			};
		}

		private static void index(Lineages lineages, CacheSections sections) {
			try {
				lineages.prepare();
				TrackingCheck check = new TrackingCheck(lineages);
				sections.names()
					.forEach((name) -> check.check(() -> "'%s.%s'".formatted(EmberCacheProperties.CACHES, name),
							CacheSetups.writtenTracking(sections, name)));
			}
			catch (RuntimeException | LinkageError ex) {
				logger.debug("The index is built when it is needed", ex);
			}
		}

		@Bean
		CacheSections emberCacheSections(Environment environment) {
			return CacheSetups.sections(environment);
		}

		@Bean
		CacheSetups emberCacheSetups(CacheSections sections, Environment environment,
				ObjectProvider<ProviderReader> providers) {
			return new CacheSetups(sections, environment, providers.orderedStream().map(ProviderReader::read).toList());
		}

		@Bean
		@ConditionalOnMissingBean
		RestartScope emberCacheRestartScope() {
			return RestartScope.none();
		}

		@Bean
		MemoryStoreProvider emberCacheMemoryStore() {
			return new MemoryStoreProvider();
		}

		@Bean
		Stores emberCacheStores(ObjectProvider<StoreProvider> providers, RestartScope scope) {
			return new Stores(providers.stream(), scope);
		}

		@Bean(destroyMethod = "")
		@ConditionalOnMissingBean
		EntryStore emberCacheStore(Stores stores, EmberCacheProperties properties) {
			return stores.get(properties.store(), EmberCacheProperties.PREFIX + ".store");
		}

		@Bean
		@ConditionalOnMissingBean
		ApplicationClasses emberCacheApplicationClasses(ApplicationContext context) {
			List<String> packages = BasePackages.of(context);
			URL[] folders = packages.isEmpty() ? new URL[0] : ClassFolders.of(classLoader(context), packages);
			ApplicationClasses below = ApplicationClasses.below(packages, context, folders);
			return (folders.length == 0) ? below : ApplicationClasses.anyOf(ApplicationClasses.in(folders), below);
		}

		@Bean
		@ConditionalOnMissingBean
		LibraryRules emberCacheRules(ApplicationContext context) {
			return LibraryRules.load(classLoader(context));
		}

		@Bean
		@ConditionalOnMissingBean
		Lineages emberCacheLineages(ApplicationContext context, ApplicationClasses classes, LibraryRules rules,
				RestartScope scope, CacheSections sections, ObjectProvider<GenerationStart> start,
				ObjectProvider<RestartedFolders> folders) {
			if (NativeDetector.inNativeImage()) {
				logger.info("Ember Cache cannot follow code in a native image: "
						+ "entries hold for one build, and those of other builds are stale");
			}
			return Lineages.builder(classLoader(context))
				.applicationClasses(classes)
				.rules(rules)
				.known(scope.getOrCreate(RestartScopeKeys.KNOWN_CLASSES, KnownCode.class, KnownCode::new))
				.folders(folders.stream().map(RestartedFolders::urls).flatMap(Stream::of).toArray(URL[]::new))
				.beans(new BeanFactoryWirings(beanFactory(context)))
				.properties(new EnvironmentProperties(context.getEnvironment()))
				.tracking((cache) -> CacheSetups.tracking(sections, cache))
				.generationStart(start.stream()
					.map(GenerationStart::time)
					.findFirst()
					.orElseGet(() -> Instant.ofEpochMilli(context.getStartupDate())))
				.build();
		}

		@Bean
		PropertyChanges emberCachePropertyChanges(LibraryRules rules, ObjectProvider<OwnManager> manager) {
			return new PropertyChanges(rules, manager);
		}

		@Bean
		@ConditionalOnMissingBean
		Codec emberCacheCodec(ApplicationContext context, ApplicationClasses classes, LibraryRules rules,
				Lineages lineages, EmberCacheProperties properties, ObjectProvider<EmberCodecCustomizer> customizers,
				ObjectProvider<RestartedClasses> restartedClasses, RestartScope scope) {
			ClassLoader classLoader = classLoader(context);
			return Codec.builder(classLoader)
				.applicationClasses(new ApplicationClassNames(classes, classLoader))
				.rules(rules)
				.allowedPackages(properties.codec().allowedPackages())
				.mentionedClasses(lineages::mentions)
				.currentClasses(currentClasses(restartedClasses.getIfAvailable()))
				.writtenClasses(scope.getOrCreateSet(RestartScopeKeys.WRITTEN_CLASSES))
				.customizers(customizers.orderedStream().toList())
				.applicationObjects(new BeanFactoryObjects(beanFactory(context)))
				.build();
		}

		/**
		 * Only a restart class loader has a parent with twins of its classes.
		 */
		private static Predicate<Class<?>> currentClasses(@Nullable RestartedClasses restartedClasses) {
			return (restartedClasses != null) ? restartedClasses::isCurrent : (type) -> true;
		}

		/** Needed by a post-processor, and so made without anything else. */
		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UnattributedPuts emberCacheUnattributedPuts(ApplicationContext context,
				ObjectProvider<ApplicationClasses> classes, ObjectProvider<CacheSections> sections) {
			return new UnattributedPuts(
					new AnyProducer(beanFactory(context),
							(cache) -> CacheSetups.tracking(sections.getObject(), cache))::of,
					SingletonSupplier.of(() -> new ApplicationClassNames(classes.getObject(), classLoader(context))));
		}

		@Bean
		@ConditionalOnMissingBean(CacheManager.class)
		EmberCacheManager cacheManager(OwnManager own) {
			return own.manager();
		}

		@Bean(OWN_MANAGER)
		OwnManager emberCacheOwnManager(CacheStores stores, CacheSetups setups, Codec codec, Lineages lineages,
				CacheProperties cacheProperties, ObjectProvider<EmberCodecCustomizer> customizers, RestartScope scope,
				UnattributedPuts unattributedPuts, ManagerCustomizers managerCustomizers) {
			EmberCacheManager manager = EmberCacheManager.builder(stores.main(), codec, lineages)
				.settings((name) -> setups.of(name).cacheSettings())
				.stores(stores.all(), stores::of)
				.codecClasses(customizers.stream().map(Producers::sourceClassName).toList())
				.earlierRuns(RestartReportConfiguration.earlierRuns(scope))
				.unattributedPuts(unattributedPuts)
				.cacheNames(cacheProperties.getCacheNames())
				.build();
			managerCustomizers.customize(manager);
			return new OwnManager(manager);
		}

		@Bean
		CacheStores emberCacheStoresOfCaches(EntryStore store, Stores stores, CacheSetups setups,
				CacheSections sections) {
			return new CacheStores(store, stores, setups, sections);
		}

		private static ConfigurableListableBeanFactory beanFactory(ApplicationContext context) {
			return (ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory();
		}

		private static ClassLoader classLoader(ApplicationContext context) {
			ClassLoader classLoader = context.getClassLoader();
			return (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
		}

	}

}
