package com.harborgoods.orders;

public record OrderPlaced(String number) {
}
