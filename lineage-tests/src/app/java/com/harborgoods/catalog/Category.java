package com.harborgoods.catalog;

import com.harborgoods.common.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

@Entity
public class Category extends BaseEntity {

	private String code;

	private String title;

	@ManyToOne(fetch = FetchType.EAGER)
	private Category parent;

	protected Category() {
	}

	public Category(String code, String title, Category parent) {
		this.code = code;
		this.title = title;
		this.parent = parent;
	}

	public String getCode() {
		return this.code;
	}

	public String getTitle() {
		return this.title;
	}

	public Category getParent() {
		return this.parent;
	}

}
