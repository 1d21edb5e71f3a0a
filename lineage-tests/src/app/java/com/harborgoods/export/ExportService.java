package com.harborgoods.export;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;

@Service
public class ExportService {

	private final ObjectProvider<ExportFormat> formats;

	private final ApplicationContext context;

	ExportService(ObjectProvider<ExportFormat> formats, ApplicationContext context) {
		this.formats = formats;
		this.context = context;
	}

	@Cacheable("export-formats")
	public List<String> formats() {
		return this.formats.orderedStream().map(ExportFormat::name).toList();
	}

	@Cacheable("exports")
	public String export(String first, String second) {
		StringBuilder text = new StringBuilder();
		this.context.getBeansOfType(ExportFormat.class)
			.values()
			.forEach((format) -> text.append(format.write(List.of(first, second))).append('\n'));
		return text.toString();
	}

}
