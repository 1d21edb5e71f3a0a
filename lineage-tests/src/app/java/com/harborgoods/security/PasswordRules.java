package com.harborgoods.security;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

@Component
public class PasswordRules {

	private static final int MINIMUM = 8;

	public List<String> problems(String password) {
		List<String> problems = new ArrayList<>();
		if (password.length() < MINIMUM) {
			problems.add("too short");
		}
		if (password.chars().noneMatch(Character::isDigit)) {
			problems.add("no digit");
		}
		return problems;
	}

}
