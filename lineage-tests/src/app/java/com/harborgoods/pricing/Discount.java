package com.harborgoods.pricing;

import java.math.BigDecimal;

import com.harborgoods.common.Money;

public sealed interface Discount {

	Money apply(Money money, int count);

	record Percentage(int percent) implements Discount {

		@Override
		public Money apply(Money money, int count) {
			return money.times(BigDecimal.valueOf(100 - this.percent).movePointLeft(2));
		}

	}

	record Threshold(int from, Discount then) implements Discount {

		@Override
		public Money apply(Money money, int count) {
			return (count >= this.from) ? this.then.apply(money, count) : money;
		}

	}

	record None() implements Discount {

		@Override
		public Money apply(Money money, int count) {
			return money;
		}

	}

}
