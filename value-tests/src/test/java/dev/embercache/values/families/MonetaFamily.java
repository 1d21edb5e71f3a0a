package dev.embercache.values.families;

import java.math.BigDecimal;
import java.util.List;

import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;

import org.javamoney.moneta.FastMoney;
import org.javamoney.moneta.Money;
import org.javamoney.moneta.RoundedMoney;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Money by the reference implementation of JSR 354.
 */
public final class MonetaFamily implements Family {

	@Override
	public String name() {
		return "Moneta (JSR 354)";
	}

	@Override
	@SuppressWarnings("deprecation")
	public List<ValueCase> cases() {
		return List.of(
				kept("Money", () -> Money.of(new BigDecimal("12.50"), "EUR"),
						(original, copy) -> assertThat(((MonetaryAmount) copy).add((MonetaryAmount) original))
							.isEqualTo(Money.of(25, "EUR")))
					.asKey(),
				kept("FastMoney", () -> FastMoney.of(12.5, "EUR")).asKey(),
				kept("RoundedMoney", () -> RoundedMoney.of(12.5, "EUR")),
				kept("CurrencyUnit", () -> Monetary.getCurrency("EUR")).asKey(),
				kept("record with Money", () -> new Price("tea", Money.of(3, "CHF"))).asKey(),
				kept("list of Money", () -> List.of(Money.of(3, "CHF"), Money.of(4, "CHF"))));
	}

	record Price(String product, MonetaryAmount amount) {

	}

}
