package com.harborgoods.catalog;

public record ProductDraft(String name, int grams) {
}
