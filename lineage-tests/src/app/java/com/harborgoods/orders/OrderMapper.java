package com.harborgoods.orders;

import com.harborgoods.common.Money;
import com.harborgoods.pricing.PriceService;

import org.springframework.stereotype.Component;

@Component
public class OrderMapper {

	private final PriceService prices;

	OrderMapper(PriceService prices) {
		this.prices = prices;
	}

	public OrderSummary toSummary(PurchaseOrder order) {
		Money total = Money.ZERO;
		int pieces = 0;
		for (OrderLine line : order.getLines()) {
			total = total.plus(this.prices.price(line.getSku(), line.getPieces()).gross());
			pieces += line.getPieces();
		}
		return new OrderSummary(order.getNumber(), order.getStatus(), pieces, total);
	}

}
