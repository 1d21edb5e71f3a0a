package com.harborgoods.orders;

import java.util.ArrayList;
import java.util.List;

import com.harborgoods.common.BaseEntity;
import com.harborgoods.customers.Customer;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

@Entity
public class PurchaseOrder extends BaseEntity {

	private String number;

	@Enumerated(EnumType.STRING)
	private OrderStatus status = OrderStatus.OPEN;

	@ManyToOne(fetch = FetchType.LAZY)
	private Customer customer;

	@OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, fetch = FetchType.EAGER)
	@OrderBy("sku")
	private List<OrderLine> lines = new ArrayList<>();

	protected PurchaseOrder() {
	}

	public PurchaseOrder(String number, Customer customer) {
		this.number = number;
		this.customer = customer;
	}

	public PurchaseOrder with(String sku, int count) {
		this.lines.add(new OrderLine(this, sku, count));
		return this;
	}

	public PurchaseOrder ship() {
		this.status = this.status.next();
		return this;
	}

	public String getNumber() {
		return this.number;
	}

	public OrderStatus getStatus() {
		return this.status;
	}

	public Customer getCustomer() {
		return this.customer;
	}

	public List<OrderLine> getLines() {
		return this.lines;
	}

}
