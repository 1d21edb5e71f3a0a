package com.harborgoods.content;

import java.util.List;

import com.harborgoods.config.HarborProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class SiteService {

	private final HarborProperties properties;

	private final String motto;

	@Value("${harbor.build.channel:local}")
	private String channel;

	SiteService(HarborProperties properties, @Value("${harbor.motto}") String motto) {
		this.properties = properties;
		this.motto = motto;
	}

	@Cacheable("site-title")
	public String title() {
		return this.properties.name() + ": " + this.motto;
	}

	@Cacheable("site-countries")
	public List<String> countries() {
		return this.properties.countries().stream().sorted().toList();
	}

	@Cacheable("site-labels")
	public String label(String key) {
		return this.properties.label(key);
	}

	@Cacheable("site-channel")
	public String channel() {
		return this.channel + "/" + System.getProperty("harbor.region", "none");
	}

}
