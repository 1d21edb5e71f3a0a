package com.harborgoods.customers;

import java.util.ArrayList;
import java.util.List;

import com.harborgoods.common.BaseEntity;
import com.harborgoods.orders.PurchaseOrder;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;

@Entity
public class Customer extends BaseEntity {

	private String name;

	@Convert(converter = EmailConverter.class)
	private Email email;

	@Embedded
	private Address address;

	private int points;

	@OneToMany(mappedBy = "customer", fetch = FetchType.LAZY)
	private List<PurchaseOrder> orders = new ArrayList<>();

	protected Customer() {
	}

	public Customer(String name, Email email, Address address, int points) {
		this.name = name;
		this.email = email;
		this.address = address;
		this.points = points;
	}

	public String getName() {
		return this.name;
	}

	public Email getEmail() {
		return this.email;
	}

	public Address getAddress() {
		return this.address;
	}

	public int getPoints() {
		return this.points;
	}

	public List<PurchaseOrder> getOrders() {
		return this.orders;
	}

}
