package com.harborgoods.reports;

final class Checksums {

	private static final int BASE = 7;

	private Checksums() {
	}

	static int digit(int number) {
		return number * 31 % BASE;
	}

}
