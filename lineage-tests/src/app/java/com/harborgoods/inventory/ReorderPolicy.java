package com.harborgoods.inventory;

public interface ReorderPolicy {

	int quantity(int free);

}
