package com.harborgoods.inventory;

import java.util.Map;

public record StockLevel(String sku, Availability availability, Map<String, Integer> byCity) {
}
