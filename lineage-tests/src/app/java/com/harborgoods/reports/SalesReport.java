package com.harborgoods.reports;

import java.util.List;

import com.harborgoods.orders.OrderStatistics;

import org.springframework.stereotype.Component;

@Component
public class SalesReport extends ReportTemplate {

	private final OrderStatistics statistics;

	SalesReport(OrderStatistics statistics) {
		this.statistics = statistics;
	}

	@Override
	protected String title() {
		return "Sales";
	}

	@Override
	protected List<String> rows() {
		return this.statistics.bestsellers().stream().map((each) -> each.sku() + " x " + each.pieces()).toList();
	}

}
