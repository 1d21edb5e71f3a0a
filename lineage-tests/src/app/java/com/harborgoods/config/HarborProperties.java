package com.harborgoods.config;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("harbor")
public record HarborProperties(String name, String currency, Support support, List<String> countries,
		Map<String, String> labels) {

	public record Support(String email, String hours) {
	}

	public String label(String key) {
		return this.labels.getOrDefault(key, key);
	}

}
