package com.harborgoods.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.harborgoods.common.NotFoundException;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class OrderService {

	private final OrderRepository orders;

	private final OrderMapper mapper;

	private final ApplicationEventPublisher events;

	OrderService(OrderRepository orders, OrderMapper mapper, ApplicationEventPublisher events) {
		this.orders = orders;
		this.mapper = mapper;
		this.events = events;
	}

	@Cacheable("orders")
	public OrderSummary order(String number) {
		return this.mapper.toSummary(find(number));
	}

	@Cacheable("orders-of-customer")
	public List<OrderSummary> ofCustomer(String name) {
		return this.orders.findByCustomerNameOrderByNumber(name).stream().map(this.mapper::toSummary).toList();
	}

	@Cacheable(cacheNames = "order-lines", key = "#number + '/' + #minimum")
	public Map<String, Integer> lines(String number, int minimum) {
		Map<String, Integer> lines = new LinkedHashMap<>();
		for (OrderLine line : find(number).getLines()) {
			if (line.getPieces() >= minimum) {
				lines.put(line.getSku(), line.getPieces());
			}
		}
		return lines;
	}

	@CacheEvict(cacheNames = "orders", key = "#number")
	@Transactional
	public void ship(String number) {
		find(number).ship();
		this.events.publishEvent(new OrderPlaced(number));
	}

	private PurchaseOrder find(String number) {
		return this.orders.findByNumber(number).orElseThrow(() -> new NotFoundException("order", number));
	}

}
