package com.harborgoods.orders;

public record Bestseller(String sku, int pieces) {
}
