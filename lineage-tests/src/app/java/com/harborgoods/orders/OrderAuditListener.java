package com.harborgoods.orders;

import com.harborgoods.audit.AuditLog;
import com.harborgoods.catalog.ProductViewed;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
public class OrderAuditListener {

	private final AuditLog log;

	OrderAuditListener(AuditLog log) {
		this.log = log;
	}

	@TransactionalEventListener
	public void placed(OrderPlaced event) {
		this.log.add("placed " + event.number());
	}

	@EventListener
	public void viewed(ProductViewed event) {
		this.log.add("viewed " + event.sku());
	}

}
