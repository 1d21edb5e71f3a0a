package com.harborgoods.shipping;

import com.harborgoods.common.Money;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
public class BikeCarrier extends AbstractCarrier {

	BikeCarrier() {
		super("bike", 3000);
	}

	@Override
	public boolean carries(int grams, ShippingZone zone) {
		return super.carries(grams, zone) && zone == ShippingZone.HOME;
	}

	@Override
	public Money cost(int grams, ShippingZone zone) {
		return Money.of("2.50");
	}

}
