package com.harborgoods.partners;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;

import com.harborgoods.common.Money;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class PartnerService {

	private final PartnerClient client;

	PartnerService(PartnerClient client) {
		this.client = client;
	}

	@Cacheable("rates")
	public Rates rates() {
		return this.client.rates();
	}

	@Cacheable("converted")
	public Money convert(Money money, String currency) {
		BigDecimal rate = rates().rates().get(currency);
		return new Money(money.amount().multiply(rate), currency).rounded(RoundingMode.HALF_EVEN);
	}

	@Cacheable("partner-years")
	public Map<String, Integer> years() {
		return this.client.partners().stream().collect(Collectors.toMap(Partner::name, (each) -> each.years(2026)));
	}

}
