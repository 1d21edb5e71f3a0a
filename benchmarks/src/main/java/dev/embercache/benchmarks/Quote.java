package dev.embercache.benchmarks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A small value that can change: the fields of {@link Price} with setters.
 */
public class Quote implements Serializable {

	private String sku;

	private BigDecimal net;

	private BigDecimal tax;

	private LocalDate from;

	private Instant computed;

	static Quote example() {
		Price price = Price.example();
		Quote quote = new Quote();
		quote.setSku(price.sku());
		quote.setNet(price.net());
		quote.setTax(price.tax());
		quote.setFrom(price.from());
		quote.setComputed(price.computed());
		return quote;
	}

	public String getSku() {
		return this.sku;
	}

	public void setSku(String sku) {
		this.sku = sku;
	}

	public BigDecimal getNet() {
		return this.net;
	}

	public void setNet(BigDecimal net) {
		this.net = net;
	}

	public BigDecimal getTax() {
		return this.tax;
	}

	public void setTax(BigDecimal tax) {
		this.tax = tax;
	}

	public LocalDate getFrom() {
		return this.from;
	}

	public void setFrom(LocalDate from) {
		this.from = from;
	}

	public Instant getComputed() {
		return this.computed;
	}

	public void setComputed(Instant computed) {
		this.computed = computed;
	}

}
