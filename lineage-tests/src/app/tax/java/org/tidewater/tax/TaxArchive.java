package org.tidewater.tax;

import java.util.List;

public class TaxArchive {

	public List<Integer> years() {
		return List.of(2007, 2020, 2021);
	}

}
