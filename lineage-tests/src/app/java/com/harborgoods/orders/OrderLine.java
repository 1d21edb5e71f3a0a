package com.harborgoods.orders;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

@Entity
public class OrderLine extends BaseEntity {

	@ManyToOne(fetch = FetchType.LAZY)
	private PurchaseOrder purchase;

	private String sku;

	private int pieces;

	protected OrderLine() {
	}

	OrderLine(PurchaseOrder purchase, String sku, int pieces) {
		this.purchase = purchase;
		this.sku = sku;
		this.pieces = pieces;
	}

	public String getSku() {
		return this.sku;
	}

	public int getPieces() {
		return this.pieces;
	}

}
