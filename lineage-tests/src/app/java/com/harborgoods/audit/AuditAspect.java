package com.harborgoods.audit;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

import org.springframework.stereotype.Component;

@Aspect
@Component
public class AuditAspect {

	private final AuditLog log;

	AuditAspect(AuditLog log) {
		this.log = log;
	}

	@Before("@annotation(audited)")
	public void record(Audited audited) {
		this.log.add("called " + audited.value());
	}

}
