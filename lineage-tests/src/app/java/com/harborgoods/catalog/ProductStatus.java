package com.harborgoods.catalog;

public enum ProductStatus {

	ACTIVE("on sale") {
		@Override
		public boolean isSellable() {
			return true;
		}
	},

	RETIRED("no longer sold"), ANNOUNCED("coming soon");

	private final String text;

	ProductStatus(String text) {
		this.text = text;
	}

	public String text() {
		return this.text;
	}

	public boolean isSellable() {
		return false;
	}

}
