package com.harborgoods.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

@Component
public class StartListener implements ApplicationListener<ApplicationStartedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(StartListener.class);

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		logger.debug("Started in {}", event.getTimeTaken());
	}

}
