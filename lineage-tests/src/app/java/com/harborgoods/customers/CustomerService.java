package com.harborgoods.customers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.harborgoods.common.NotFoundException;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class CustomerService {

	private final CustomerRepository customers;

	private final CustomerMapper mapper;

	CustomerService(CustomerRepository customers, CustomerMapper mapper) {
		this.customers = customers;
		this.mapper = mapper;
	}

	@Cacheable("customers")
	public CustomerView customer(String name) {
		return this.mapper.toView(find(name));
	}

	@Cacheable("customer-entities")
	public Customer entity(String name) {
		return this.customers.withOrders(name).orElseThrow(() -> new NotFoundException("customer", name));
	}

	@Cacheable("contacts")
	public Map<String, String> contacts(String country) {
		return this.customers.findByAddressCountryOrderByName(country)
			.stream()
			.collect(Collectors.toMap(ContactProjection::getName, (each) -> each.getEmail().masked(), (a, b) -> a,
					LinkedHashMap::new));
	}

	private Customer find(String name) {
		return this.customers.findByName(name).orElseThrow(() -> new NotFoundException("customer", name));
	}

}
