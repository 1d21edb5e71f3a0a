package com.harborgoods.config;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
public class FeatureToggles {

	private final Environment environment;

	FeatureToggles(Environment environment) {
		this.environment = environment;
	}

	@Cacheable("features")
	public boolean isOn(String name) {
		return this.environment.getProperty("harbor.features." + name, Boolean.class, false);
	}

	@Cacheable("feature-texts")
	public String text(boolean vip) {
		return this.environment.getProperty(vip ? "harbor.labels.vip" : "harbor.labels.cart", "none");
	}

}
