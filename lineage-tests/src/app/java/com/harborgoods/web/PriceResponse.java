package com.harborgoods.web;

import com.harborgoods.pricing.Price;

record PriceResponse(String sku, int count, Price price) {
}
