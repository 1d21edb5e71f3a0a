package com.harborgoods.shipping;

import com.harborgoods.common.Money;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(2)
public class PostCarrier extends AbstractCarrier {

	PostCarrier() {
		super("post", 20000);
	}

	@Override
	public Money cost(int grams, ShippingZone zone) {
		return Money.of("4.90").times(zone.days()).plus(Money.of("0.10").times(grams / 100));
	}

}
