package com.harborgoods.reports;

import java.util.List;

public record ReportSection(String title, List<String> lines) {

	public String text() {
		return this.title + "\n" + String.join("\n", this.lines);
	}

}
