package dev.embercache.sample.details;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.embercache.sample.supplier.SupplierCall;

/**
 * A stand-in for people who drink tea for a living, and do not hurry.
 */
@Component
class TastingLab {

	private static final List<String> ORIGINS = List.of("Assam", "Fujian", "Zhejiang", "Uji", "Nantou", "Yunnan");

	private static final List<String> BREWS = List.of("2 min at 75 °C", "3 min at 85 °C", "4 min at 95 °C");

	private static final List<String> NOTES = List.of("malt", "honey", "chestnut", "orchid", "smoke", "citrus", "moss",
			"cocoa");

	private final Duration delay;

	TastingLab(@Value("${shop.details.delay}") Duration delay) {
		this.delay = delay;
	}

	ProductDetails taste(String sku) {
		SupplierCall.make(this.delay);
		int seed = Math.floorMod(sku.hashCode() * 31, 997);
		ProductDetails details = new ProductDetails(pick(ORIGINS, seed), LocalDate.of(2026, 3, 1).plusDays(seed % 60),
				pick(BREWS, seed));
		details.setNotes(List.of(pick(NOTES, seed), pick(NOTES, seed + 3)));
		return details;
	}

	private static String pick(List<String> words, int seed) {
		return words.get(seed % words.size());
	}

}
