package com.harborgoods.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

@Service
public class PromotionService {

	private final JsonMapper json;

	private final Resource file;

	PromotionService(JsonMapper json, @Value("${harbor.promotions.file}") Resource file) {
		this.json = json;
		this.file = file;
	}

	@Cacheable("promotions")
	public List<Promotion> promotions() throws IOException {
		try (InputStream input = this.file.getInputStream()) {
			return List.of(this.json.readValue(input, Promotion[].class));
		}
	}

	@Cacheable("promotion-banner")
	public String banner(String code) throws IOException {
		return promotions().stream()
			.filter((promotion) -> promotion.code().equals(code))
			.map(Promotion::headline)
			.findFirst()
			.orElse("none");
	}

}
