package com.harborgoods.config;

import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableCaching
public class CachingConfiguration {

	@Bean
	KeyGenerator skuKeys() {
		return (target, method, params) -> method.getName() + ":" + params[0];
	}

}
