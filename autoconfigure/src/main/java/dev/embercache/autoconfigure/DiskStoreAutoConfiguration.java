package dev.embercache.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import dev.embercache.rules.LibraryRules;

/**
 * Auto-configuration for the store on disk, if H2's MVStore is present.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EmberCacheAutoConfiguration.class)
@ConditionalOnClass(name = "org.h2.mvstore.MVStore")
@ConditionalOnBean(Stores.class)
@EnableConfigurationProperties(DiskStoreProperties.class)
public final class DiskStoreAutoConfiguration {

	@Bean
	DiskStoreProvider emberCacheDiskStore(DiskStoreProperties properties, Environment environment, LibraryRules rules) {
		return new DiskStoreProvider(properties, StoreName.of(environment), rules);
	}

}
