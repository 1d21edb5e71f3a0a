package com.harborgoods.config;

import com.harborgoods.web.RequestTimingInterceptor;

import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class WebConfiguration implements WebMvcConfigurer {

	private final RequestTimingInterceptor timing;

	WebConfiguration(RequestTimingInterceptor timing) {
		this.timing = timing;
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(new SkuConverter());
		registry.addFormatter(new MoneyFormatter());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.timing);
	}

}
