package com.harborgoods.web;

import com.harborgoods.customers.CustomerService;
import com.harborgoods.customers.CustomerView;
import com.harborgoods.customers.LoyaltyService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
public class CustomerController {

	private final CustomerService customers;

	private final LoyaltyService loyalty;

	CustomerController(CustomerService customers, LoyaltyService loyalty) {
		this.customers = customers;
		this.loyalty = loyalty;
	}

	@GetMapping("/{name}")
	CustomerResponse customer(@PathVariable String name) {
		CustomerView view = this.customers.customer(name);
		return new CustomerResponse(view, this.loyalty.perks(view.tier()));
	}

}
