package com.harborgoods.catalog;

public record ProductCard(String sku, String title, String teaser) {
}
