package com.harborgoods.catalog;

import io.lantern.measures.Weight;
import io.lantern.measures.WeightFormat;

import org.springframework.stereotype.Component;

@Component
public class WeightLabels {

	public String label(int grams) {
		Weight weight = Weight.ofGrams(grams);
		return (grams >= 1000) ? WeightFormat.kilograms(weight) : WeightFormat.grams(weight);
	}

}
