package com.harborgoods.inventory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component("cautious")
public class CautiousReordering implements ReorderPolicy {

	@Value("${harbor.reorder.target:20}")
	private int target;

	@Override
	public int quantity(int free) {
		return Math.max(0, this.target - free);
	}

}
