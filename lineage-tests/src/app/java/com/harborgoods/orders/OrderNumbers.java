package com.harborgoods.orders;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

@Component
public class OrderNumbers {

	private static final AtomicInteger NEXT = new AtomicInteger(1004);

	public String next() {
		return "A-" + NEXT.getAndIncrement();
	}

}
