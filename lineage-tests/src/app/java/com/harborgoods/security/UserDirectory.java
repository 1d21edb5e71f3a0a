package com.harborgoods.security;

import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.PostConstruct;

import org.springframework.stereotype.Component;

@Component
public class UserDirectory {

	private final Map<String, Role> users = new HashMap<>();

	@PostConstruct
	void load() {
		this.users.put("ada", Role.OWNER);
		this.users.put("kim", Role.CLERK);
	}

	Map<String, Role> users() {
		return this.users;
	}

}
