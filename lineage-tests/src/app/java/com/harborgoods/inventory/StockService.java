package com.harborgoods.inventory;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class StockService {

	private final StockRepository stock;

	private final ReorderPolicy reordering;

	StockService(StockRepository stock, @Qualifier("cautious") ReorderPolicy reordering) {
		this.stock = stock;
		this.reordering = reordering;
	}

	@Cacheable("stock-levels")
	public StockLevel level(String sku) {
		Map<String, Integer> byCity = new TreeMap<>();
		for (StockItem item : this.stock.findBySkuOrderByWarehouseCode(sku)) {
			byCity.merge(item.getWarehouse().getCity(), item.getFree(), Integer::sum);
		}
		return new StockLevel(sku, Availability.of(free(sku)), byCity);
	}

	@Cacheable("availability")
	public Availability availability(String sku) {
		return Availability.of(free(sku));
	}

	@Cacheable("reorders")
	public int reorder(String sku) {
		return this.reordering.quantity(free(sku));
	}

	private int free(String sku) {
		Integer free = this.stock.free(sku);
		return (free != null) ? free : 0;
	}

}
