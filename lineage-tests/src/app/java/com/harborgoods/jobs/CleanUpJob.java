package com.harborgoods.jobs;

import java.util.concurrent.TimeUnit;

import com.harborgoods.orders.OrderNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class CleanUpJob {

	private static final Logger logger = LoggerFactory.getLogger(CleanUpJob.class);

	private final OrderNumbers numbers;

	CleanUpJob(OrderNumbers numbers) {
		this.numbers = numbers;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS, initialDelay = 1)
	void cleanUp() {
		logger.info("Cleaning up after {}", this.numbers.next());
	}

}
