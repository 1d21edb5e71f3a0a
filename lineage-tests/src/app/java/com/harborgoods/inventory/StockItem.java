package com.harborgoods.inventory;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

@Entity
public class StockItem extends BaseEntity {

	private String sku;

	private int quantity;

	private int reserved;

	@ManyToOne(fetch = FetchType.EAGER)
	private Warehouse warehouse;

	protected StockItem() {
	}

	public StockItem(String sku, int quantity, Warehouse warehouse) {
		this.sku = sku;
		this.quantity = quantity;
		this.warehouse = warehouse;
	}

	public String getSku() {
		return this.sku;
	}

	public int getFree() {
		return this.quantity - this.reserved;
	}

	public Warehouse getWarehouse() {
		return this.warehouse;
	}

	public void reserve(int count) {
		this.reserved += count;
	}

}
