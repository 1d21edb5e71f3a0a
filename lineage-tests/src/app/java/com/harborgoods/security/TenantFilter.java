package com.harborgoods.security;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
public class TenantFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader("X-Tenant");
		Tenant.CURRENT.set((header != null) ? header.toLowerCase(Locale.ROOT) : "main");
		try {
			chain.doFilter(request, response);
		}
		finally {
			Tenant.CURRENT.remove();
		}
	}

}
