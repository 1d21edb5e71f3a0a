package com.harborgoods.pricing;

import com.harborgoods.common.Money;
import org.tidewater.tax.TaxTable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class TaxCalculator {

	private final TaxTable table = new TaxTable();

	@Value("${harbor.tax.country:DE}")
	private String country;

	public Money taxOn(Money net, String category) {
		return net.times(this.table.rate(this.country, category));
	}

}
