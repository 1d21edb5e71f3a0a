package com.harborgoods.reports;

import java.util.List;

import org.springframework.stereotype.Component;

@Component
public class CsvWriter {

	private static final char SEPARATOR = ';';

	public String line(List<?> cells) {
		StringBuilder line = new StringBuilder();
		for (Object cell : cells) {
			if (!line.isEmpty()) {
				line.append(SEPARATOR);
			}
			line.append(cell);
		}
		return line.toString();
	}

}
