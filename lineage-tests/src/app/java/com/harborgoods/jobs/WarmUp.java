package com.harborgoods.jobs;

import com.harborgoods.catalog.CatalogService;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class WarmUp {

	private final ObjectProvider<CatalogService> catalog;

	WarmUp(ObjectProvider<CatalogService> catalog) {
		this.catalog = catalog;
	}

	@Scheduled(cron = "0 0 4 * * *")
	void warmUp() {
		this.catalog.getObject().product("TEA-001");
	}

}
