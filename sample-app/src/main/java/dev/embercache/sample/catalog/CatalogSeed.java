package dev.embercache.sample.catalog;

import java.time.LocalDate;
import java.util.List;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database before the first request can come. It lies in a file, so this
 * happens once.
 */
@Component
class CatalogSeed implements SmartInitializingSingleton {

	private final ProductRepository products;

	CatalogSeed(ProductRepository products) {
		this.products = products;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.products.count() > 0) {
			return;
		}
		this.products.saveAll(List.of(product("T-101", "Assam Ember", Kind.BLACK, 100, 2015),
				product("T-102", "Bai Mu Dan", Kind.WHITE, 50, 2018),
				product("T-103", "Chamomile Dusk", Kind.HERBAL, 80, 2021),
				product("T-104", "Dragon Well", Kind.GREEN, 75, 2016),
				product("T-105", "Earl of Ash", Kind.BLACK, 100, 2015),
				product("T-106", "Formosa Oolong", Kind.OOLONG, 75, 2017),
				product("T-107", "Gyokuro Shade", Kind.GREEN, 50, 2019),
				product("T-108", "Hojicha Roast", Kind.GREEN, 100, 2020),
				product("T-109", "Iron Goddess", Kind.OOLONG, 75, 2016),
				product("T-110", "Jasmine Pearl", Kind.GREEN, 60, 2022),
				product("T-111", "Keemun Smoke", Kind.BLACK, 100, 2018),
				product("T-112", "Old Tree Pu-erh", Kind.PU_ERH, 200, 2015)));
	}

	private static Product product(String sku, String name, Kind kind, int grams, int since) {
		return new Product(sku, name, kind, grams, LocalDate.of(since, 3, 1));
	}

}
