package com.harborgoods.web;

import java.util.List;

import com.harborgoods.orders.Bestseller;
import com.harborgoods.orders.OrderService;
import com.harborgoods.orders.OrderStatistics;
import com.harborgoods.orders.OrderSummary;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
public class OrderController {

	private final OrderService orders;

	private final OrderStatistics statistics;

	OrderController(OrderService orders, OrderStatistics statistics) {
		this.orders = orders;
		this.statistics = statistics;
	}

	@GetMapping("/{number}")
	OrderSummary order(@PathVariable String number) {
		return this.orders.order(number);
	}

	@PostMapping("/{number}/shipping")
	void ship(@PathVariable String number) {
		this.orders.ship(number);
	}

	@GetMapping("/bestsellers")
	List<Bestseller> bestsellers() {
		return this.statistics.bestsellers();
	}

}
