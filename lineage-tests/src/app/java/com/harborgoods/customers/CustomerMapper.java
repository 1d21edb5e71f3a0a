package com.harborgoods.customers;

import com.harborgoods.common.Mapper;

import org.springframework.stereotype.Component;

@Component
public class CustomerMapper implements Mapper<Customer, CustomerView> {

	@Override
	public CustomerView toView(Customer customer) {
		return new CustomerView(customer.getName(), customer.getEmail().masked(), customer.getAddress().getCity(),
				LoyaltyTier.of(customer.getPoints()));
	}

}
