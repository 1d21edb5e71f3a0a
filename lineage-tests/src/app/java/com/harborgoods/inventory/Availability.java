package com.harborgoods.inventory;

import java.util.stream.Stream;

public enum Availability {

	IN_STOCK {
		@Override
		boolean fits(int free) {
			return free > 10;
		}
	},

	LOW {
		@Override
		boolean fits(int free) {
			return free > 0 && free <= 10;
		}
	},

	SOLD_OUT {
		@Override
		boolean fits(int free) {
			return free <= 0;
		}
	};

	abstract boolean fits(int free);

	public static Availability of(int free) {
		return Stream.of(values()).filter((each) -> each.fits(free)).findFirst().orElse(SOLD_OUT);
	}

}
