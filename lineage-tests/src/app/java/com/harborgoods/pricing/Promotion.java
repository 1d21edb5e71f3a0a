package com.harborgoods.pricing;

public record Promotion(String code, String headline, int percent) {
}
