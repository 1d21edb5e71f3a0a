package com.harborgoods.catalog;

public record ProductViewed(String sku) {
}
