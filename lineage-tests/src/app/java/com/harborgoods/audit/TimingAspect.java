package com.harborgoods.audit;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

@Aspect
@Component
public class TimingAspect {

	private static final Logger logger = LoggerFactory.getLogger(TimingAspect.class);

	@Around("within(com.harborgoods.orders.OrderService)")
	public Object time(ProceedingJoinPoint call) throws Throwable {
		long start = System.nanoTime();
		try {
			return call.proceed();
		}
		finally {
			logger.trace("{} took {} ns", call.getSignature().getName(), System.nanoTime() - start);
		}
	}

}
