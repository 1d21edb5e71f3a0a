package com.harborgoods.inventory;

import com.harborgoods.orders.OrderPlaced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
public class StockListener {

	private static final Logger logger = LoggerFactory.getLogger(StockListener.class);

	@EventListener
	void on(OrderPlaced placed) {
		logger.debug("Stock of order {} to be reserved", placed.number());
	}

}
