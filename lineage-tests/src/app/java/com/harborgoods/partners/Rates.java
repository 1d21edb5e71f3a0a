package com.harborgoods.partners;

import java.math.BigDecimal;
import java.util.Map;

public record Rates(String base, Map<String, BigDecimal> rates) {
}
