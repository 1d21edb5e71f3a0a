package com.harborgoods.customers;

public enum LoyaltyTier {

	BRONZE(0), SILVER(100), GOLD(500);

	private final int from;

	LoyaltyTier(int from) {
		this.from = from;
	}

	public static LoyaltyTier of(int points) {
		LoyaltyTier best = BRONZE;
		for (LoyaltyTier tier : values()) {
			if (points >= tier.from) {
				best = tier;
			}
		}
		return best;
	}

	public boolean hasFreeShipping() {
		return switch (this) {
			case BRONZE, SILVER -> false;
			case GOLD -> true;
		};
	}

}
