package com.harborgoods.export;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(2)
@ConditionalOnProperty("harbor.export.xml")
public class XmlFormat implements ExportFormat {

	@Override
	public String name() {
		return "xml";
	}

	@Override
	public String write(List<String> cells) {
		return cells.stream().map((cell) -> "<c>" + cell + "</c>").collect(Collectors.joining("", "<row>", "</row>"));
	}

}
