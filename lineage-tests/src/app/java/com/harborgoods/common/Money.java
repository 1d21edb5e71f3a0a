package com.harborgoods.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

	public static final Money ZERO = new Money(BigDecimal.ZERO, "EUR");

	public static Money of(String amount) {
		return new Money(new BigDecimal(amount), "EUR");
	}

	public Money plus(Money other) {
		return new Money(this.amount.add(other.amount), this.currency);
	}

	public Money times(BigDecimal factor) {
		return new Money(this.amount.multiply(factor), this.currency);
	}

	public Money times(int count) {
		return times(BigDecimal.valueOf(count));
	}

	public Money rounded(RoundingMode mode) {
		return new Money(this.amount.setScale(2, mode), this.currency);
	}

	public boolean isAtLeast(Money other) {
		return compareTo(other) >= 0;
	}

	@Override
	public int compareTo(Money other) {
		return this.amount.compareTo(other.amount);
	}

}
