package com.harborgoods.catalog;

import java.math.BigDecimal;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

@Entity
public class Product extends BaseEntity {

	@Column(unique = true)
	private String sku;

	private String name;

	@Column(length = 400)
	private String description;

	private BigDecimal cost;

	private int grams;

	@Enumerated(EnumType.STRING)
	private ProductStatus status = ProductStatus.ACTIVE;

	@ManyToOne(fetch = FetchType.EAGER)
	private Category category;

	@ManyToOne(fetch = FetchType.EAGER)
	private Brand brand;

	protected Product() {
	}

	public Product(String sku, String name, String description, BigDecimal cost, int grams) {
		this.sku = sku;
		this.name = name;
		this.description = description;
		this.cost = cost;
		this.grams = grams;
	}

	public String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public String getDescription() {
		return this.description;
	}

	public BigDecimal getCost() {
		return this.cost;
	}

	public int getGrams() {
		return this.grams;
	}

	public ProductStatus getStatus() {
		return this.status;
	}

	public void setStatus(ProductStatus status) {
		this.status = status;
	}

	public Category getCategory() {
		return this.category;
	}

	public void setCategory(Category category) {
		this.category = category;
	}

	public Brand getBrand() {
		return this.brand;
	}

	public void setBrand(Brand brand) {
		this.brand = brand;
	}

}
