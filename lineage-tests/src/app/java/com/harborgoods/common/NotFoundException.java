package com.harborgoods.common;

public class NotFoundException extends RuntimeException {

	public NotFoundException(String what, Object key) {
		super("No %s '%s'".formatted(what, key));
	}

}
