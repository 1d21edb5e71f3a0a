package com.harborgoods.orders;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class OrderStatistics {

	private final OrderRepository orders;

	OrderStatistics(OrderRepository orders) {
		this.orders = orders;
	}

	@Cacheable("bestsellers")
	public List<Bestseller> bestsellers() {
		return this.orders.bestsellers()
			.stream()
			.map((row) -> new Bestseller((String) row[0], ((Number) row[1]).intValue()))
			.toList();
	}

	@Cacheable("order-counts")
	public Map<OrderStatus, Long> counts() {
		Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
		for (OrderStatus status : OrderStatus.values()) {
			counts.put(status, this.orders.countByStatus(status));
		}
		return counts;
	}

}
