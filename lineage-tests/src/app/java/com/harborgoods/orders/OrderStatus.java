package com.harborgoods.orders;

public enum OrderStatus {

	OPEN, SHIPPED, DELIVERED;

	public OrderStatus next() {
		return switch (this) {
			case OPEN -> SHIPPED;
			case SHIPPED, DELIVERED -> DELIVERED;
		};
	}

}
