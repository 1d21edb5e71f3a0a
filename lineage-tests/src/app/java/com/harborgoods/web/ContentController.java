package com.harborgoods.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import com.harborgoods.content.HelpService;
import com.harborgoods.content.MessageService;
import com.harborgoods.content.SiteService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ContentController {

	private final HelpService help;

	private final SiteService site;

	private final MessageService messages;

	ContentController(HelpService help, SiteService site, MessageService messages) {
		this.help = help;
		this.site = site;
		this.messages = messages;
	}

	@GetMapping("/help/{page}")
	String page(@PathVariable String page) throws IOException {
		return this.help.page(page).html();
	}

	@GetMapping("/")
	Map<String, String> site(@RequestParam(defaultValue = "guest") String name, Locale locale) {
		return Map.of("title", this.site.title(), "greeting", this.messages.greeting(name, locale.toLanguageTag()));
	}

}
