package dev.embercache.values.families;

import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Money of Joda.
 */
public final class JodaMoneyFamily implements Family {

	@Override
	public String name() {
		return "Joda-Money";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(
				kept("Money", () -> Money.parse("EUR 12.50"),
						(original, copy) -> assertThat(((Money) copy).plus((Money) original))
							.isEqualTo(Money.parse("EUR 25.00")))
					.asKey(),
				kept("BigMoney", () -> BigMoney.parse("EUR 12.345")).asKey(),
				kept("CurrencyUnit", () -> CurrencyUnit.EUR, same).asKey(),
				kept("record with Money", () -> new Price("tea", Money.zero(CurrencyUnit.CHF)), (original,
						copy) -> assertThat(((Price) copy).amount().getCurrencyUnit()).isSameAs(CurrencyUnit.CHF))
					.asKey());
	}

	record Price(String product, Money amount) {

	}

}
