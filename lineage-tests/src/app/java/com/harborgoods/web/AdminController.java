package com.harborgoods.web;

import java.util.List;

import com.harborgoods.reports.ReportService;
import com.harborgoods.security.PasswordRules;
import com.harborgoods.security.TenantSettings;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin")
public class AdminController {

	private final ReportService reports;

	private final PasswordRules passwords;

	private final TenantSettings tenants;

	AdminController(ReportService reports, PasswordRules passwords, TenantSettings tenants) {
		this.reports = reports;
		this.passwords = passwords;
		this.tenants = tenants;
	}

	@GetMapping("/report")
	String report() throws Exception {
		return this.reports.report();
	}

	@PostMapping("/password")
	List<String> check(@RequestBody String password) {
		return this.passwords.problems(password);
	}

	@GetMapping("/theme")
	String theme() {
		return this.tenants.theme("start");
	}

}
