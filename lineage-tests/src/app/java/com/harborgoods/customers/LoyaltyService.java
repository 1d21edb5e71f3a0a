package com.harborgoods.customers;

import java.util.ArrayList;
import java.util.List;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class LoyaltyService {

	private final CustomerService customers;

	LoyaltyService(CustomerService customers) {
		this.customers = customers;
	}

	@Cacheable("tiers")
	public LoyaltyTier tier(String name) {
		return this.customers.customer(name).tier();
	}

	@Cacheable("perks")
	public List<String> perks(LoyaltyTier tier) {
		List<String> perks = new ArrayList<>(List.of("newsletter"));
		if (tier.hasFreeShipping()) {
			perks.add("free shipping");
		}
		if (tier != LoyaltyTier.BRONZE) {
			perks.add("early access");
		}
		return perks;
	}

}
