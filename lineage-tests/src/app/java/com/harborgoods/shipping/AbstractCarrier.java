package com.harborgoods.shipping;

public abstract class AbstractCarrier implements Carrier {

	private final String name;

	private final int limit;

	protected AbstractCarrier(String name, int limit) {
		this.name = name;
		this.limit = limit;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean carries(int grams, ShippingZone zone) {
		return grams <= this.limit;
	}

}
