package com.harborgoods.customers;

import com.harborgoods.orders.OrderRepository;
import com.harborgoods.orders.PurchaseOrder;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Order(3)
public class CustomerSeed implements ApplicationRunner {

	private final CustomerRepository customers;

	private final OrderRepository orders;

	CustomerSeed(CustomerRepository customers, OrderRepository orders) {
		this.customers = customers;
		this.orders = orders;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		Customer ada = this.customers.save(customer("Ada Byron", "ada@Example.org", "Ulm", "DE", 520));
		Customer max = this.customers.save(customer("Max Frei", "max@example.org", "Wien", "AT", 120));
		this.customers.save(customer("Kim Lund", "kim@example.org", "Kiel", "DE", 10));
		this.orders.save(new PurchaseOrder("A-1001", ada).with("TEA-001", 6).with("COF-001", 1));
		this.orders.save(new PurchaseOrder("A-1002", ada).with("TEA-002", 2).ship());
		this.orders.save(new PurchaseOrder("A-1003", max).with("MUG-001", 1));
	}

	private static Customer customer(String name, String email, String city, String country, int points) {
		return new Customer(name, Email.parse(email), new Address("Main Street 1", city, country), points);
	}

}
