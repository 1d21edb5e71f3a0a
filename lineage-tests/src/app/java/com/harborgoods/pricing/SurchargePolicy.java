package com.harborgoods.pricing;

import com.harborgoods.common.Money;

public interface SurchargePolicy {

	Money apply(Money money);

}
