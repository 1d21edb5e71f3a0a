package com.harborgoods.reports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class ReportService {

	private final SalesReport sales;

	private final StockReport stock;

	private final ExecutorService executor;

	private final AsyncFigures figures;

	ReportService(SalesReport sales, StockReport stock, ExecutorService reportExecutor, AsyncFigures figures) {
		this.sales = sales;
		this.stock = stock;
		this.executor = reportExecutor;
		this.figures = figures;
	}

	@Cacheable("reports")
	public String report() throws Exception {
		Future<ReportSection> sales = this.executor.submit(this.sales::section);
		Future<ReportSection> stock = this.executor.submit(() -> this.stock.section());
		return sales.get().text() + "\n" + stock.get().text();
	}

	@Cacheable("figures")
	public CompletableFuture<Figures> figures(String family) {
		return this.figures.of(family).thenApply((figures) -> figures.doubled());
	}

	@Cacheable("checksums")
	public int checksum(int count) {
		return IntStream.range(0, count).parallel().map(Checksums::digit).sum();
	}

}
