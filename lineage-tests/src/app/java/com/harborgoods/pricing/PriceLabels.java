package com.harborgoods.pricing;

import com.harborgoods.common.Money;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;

@Component
public class PriceLabels {

	private final ConversionService conversions;

	PriceLabels(@Qualifier("mvcConversionService") ConversionService conversions) {
		this.conversions = conversions;
	}

	public String label(Money money) {
		return this.conversions.convert(money, String.class);
	}

}
