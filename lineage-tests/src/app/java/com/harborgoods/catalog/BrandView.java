package com.harborgoods.catalog;

import java.util.List;

public record BrandView(String name, String country, List<String> skus) {
}
