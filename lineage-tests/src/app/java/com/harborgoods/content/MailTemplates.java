package com.harborgoods.content;

import java.util.Locale;

import com.harborgoods.config.HarborProperties;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class MailTemplates {

	private final ITemplateEngine engine;

	private final HarborProperties properties;

	MailTemplates(ITemplateEngine engine, HarborProperties properties) {
		this.engine = engine;
		this.properties = properties;
	}

	@Cacheable("welcome-mails")
	public String welcome(String name) {
		Context context = new Context(Locale.ENGLISH);
		context.setVariable("name", name);
		context.setVariable("support", this.properties.support().email());
		return this.engine.process("mail/welcome", context);
	}

}
