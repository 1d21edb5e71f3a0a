package com.harborgoods.config;

import com.harborgoods.common.Sku;

import org.springframework.core.convert.converter.Converter;

public class SkuConverter implements Converter<String, Sku> {

	@Override
	public Sku convert(String source) {
		return Sku.of(source.trim());
	}

}
