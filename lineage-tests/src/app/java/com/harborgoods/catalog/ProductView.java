package com.harborgoods.catalog;

public record ProductView(String sku, String name, String slug, String category, String status, String weight) {
}
