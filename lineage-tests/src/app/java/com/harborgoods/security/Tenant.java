package com.harborgoods.security;

public final class Tenant {

	static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

	private Tenant() {
	}

	public static String current() {
		String tenant = CURRENT.get();
		return (tenant != null) ? tenant : "main";
	}

}
