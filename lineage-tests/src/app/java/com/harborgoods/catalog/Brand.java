package com.harborgoods.catalog;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Entity;

@Entity
public class Brand extends BaseEntity {

	private String name;

	private String country;

	protected Brand() {
	}

	public Brand(String name, String country) {
		this.name = name;
		this.country = country;
	}

	public String getName() {
		return this.name;
	}

	public String getCountry() {
		return this.country;
	}

}
