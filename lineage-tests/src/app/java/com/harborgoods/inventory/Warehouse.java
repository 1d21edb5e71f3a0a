package com.harborgoods.inventory;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Entity;

@Entity
public class Warehouse extends BaseEntity {

	private String code;

	private String city;

	protected Warehouse() {
	}

	public Warehouse(String code, String city) {
		this.code = code;
		this.city = city;
	}

	public String getCode() {
		return this.code;
	}

	public String getCity() {
		return this.city;
	}

}
