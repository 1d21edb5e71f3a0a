package com.harborgoods.inventory;

import org.springframework.stereotype.Component;

@Component("bold")
public class BoldReordering implements ReorderPolicy {

	@Override
	public int quantity(int free) {
		return (free < 5) ? 100 : 0;
	}

}
