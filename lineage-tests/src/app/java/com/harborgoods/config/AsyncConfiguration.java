package com.harborgoods.config;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration
@EnableAsync
@EnableScheduling
public class AsyncConfiguration {

	@Bean(destroyMethod = "shutdown")
	ExecutorService reportExecutor() {
		return Executors.newFixedThreadPool(2);
	}

}
