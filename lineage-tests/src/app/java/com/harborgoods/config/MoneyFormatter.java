package com.harborgoods.config;

import java.math.RoundingMode;
import java.util.Locale;

import com.harborgoods.common.Money;

import org.springframework.format.Formatter;

public class MoneyFormatter implements Formatter<Money> {

	@Override
	public Money parse(String text, Locale locale) {
		return Money.of(text.replace("EUR", "").trim());
	}

	@Override
	public String print(Money money, Locale locale) {
		return money.amount().setScale(2, RoundingMode.HALF_UP) + " " + money.currency();
	}

}
