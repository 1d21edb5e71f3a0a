package com.harborgoods.config;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

@Configuration
@PropertySource("classpath:defaults/harbor.properties")
@ConfigurationPropertiesScan("com.harborgoods")
public class DefaultsConfiguration {

	@Bean
	static LazyInitializationExcludeFilter eagerData() {
		return LazyInitializationExcludeFilter.forBeanTypes(AbstractScriptDatabaseInitializer.class);
	}

}
