package com.harborgoods.orders;

import com.harborgoods.common.Money;

public record OrderSummary(String number, OrderStatus status, int pieces, Money total) {
}
