package com.harborgoods.content;

public record HelpPage(String name, String title, String html) {
}
