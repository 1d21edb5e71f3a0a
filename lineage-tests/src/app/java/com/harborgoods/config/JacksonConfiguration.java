package com.harborgoods.config;

import com.harborgoods.common.Money;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class JacksonConfiguration {

	@Bean
	JsonMapperBuilderCustomizer harborJson() {
		return (builder) -> builder.addMixIn(Money.class, MoneyMixIn.class);
	}

}
