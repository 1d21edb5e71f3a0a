package com.harborgoods.pricing;

import com.harborgoods.common.Money;

public record Price(Money net, Money tax, Money gross, String label) {
}
