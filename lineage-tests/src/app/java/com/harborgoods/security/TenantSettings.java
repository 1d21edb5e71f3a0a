package com.harborgoods.security;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class TenantSettings {

	@Cacheable("tenant-settings")
	public String theme(String page) {
		return page + " of " + Tenant.current();
	}

}
