package com.harborgoods.reports;

import java.util.ArrayList;
import java.util.List;

public abstract class ReportTemplate {

	public final ReportSection section() {
		List<String> lines = new ArrayList<>();
		lines.add(header());
		lines.addAll(rows());
		return new ReportSection(title(), lines);
	}

	protected abstract String title();

	protected String header() {
		return "-".repeat(title().length());
	}

	protected abstract List<String> rows();

}
