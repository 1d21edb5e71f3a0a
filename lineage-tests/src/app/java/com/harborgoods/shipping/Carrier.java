package com.harborgoods.shipping;

import com.harborgoods.common.Money;

public interface Carrier {

	String name();

	boolean carries(int grams, ShippingZone zone);

	Money cost(int grams, ShippingZone zone);

}
