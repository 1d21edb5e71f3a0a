package com.harborgoods.shipping;

import com.harborgoods.common.Money;

public record ShippingOffer(String carrier, Money cost, int days) {
}
