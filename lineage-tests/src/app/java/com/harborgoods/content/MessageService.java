package com.harborgoods.content;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.harborgoods.orders.OrderStatus;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

@Service
public class MessageService {

	private final MessageSource messages;

	MessageService(MessageSource messages) {
		this.messages = messages;
	}

	@Cacheable("greetings")
	public String greeting(String name, String language) {
		return this.messages.getMessage("greeting", new Object[] { name }, Locale.forLanguageTag(language));
	}

	@Cacheable("status-texts")
	public Map<String, String> statusTexts(String language) {
		Map<String, String> texts = new TreeMap<>();
		for (OrderStatus status : OrderStatus.values()) {
			texts.put(status.name(),
					this.messages.getMessage("order.status." + status, null, Locale.forLanguageTag(language)));
		}
		return texts;
	}

}
