package com.harborgoods.customers;

public record CustomerView(String name, String email, String city, LoyaltyTier tier) {
}
