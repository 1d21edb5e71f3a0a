package com.harborgoods.config;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.harborgoods.common.Money;

@JsonPropertyOrder({ "currency", "amount" })
abstract class MoneyMixIn {

	@JsonProperty("value")
	abstract BigDecimal amount();

	@JsonIgnore
	abstract boolean isAtLeast(Money other);

}
