package com.harborgoods.export;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
public class TextFormat implements ExportFormat {

	@Override
	public String name() {
		return "text";
	}

	@Override
	public String write(List<String> cells) {
		return String.join("\t", cells);
	}

}
