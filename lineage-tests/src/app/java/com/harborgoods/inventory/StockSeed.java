package com.harborgoods.inventory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Order(2)
public class StockSeed implements ApplicationRunner {

	private final StockRepository stock;

	private final WarehouseRepository warehouses;

	StockSeed(StockRepository stock, WarehouseRepository warehouses) {
		this.stock = stock;
		this.warehouses = warehouses;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		Warehouse north = this.warehouses.save(new Warehouse("N", "Kiel"));
		Warehouse south = this.warehouses.save(new Warehouse("S", "Ulm"));
		for (int i = 1; i <= 6; i++) {
			this.stock.save(new StockItem("TEA-00" + i, i * 4, north));
			this.stock.save(new StockItem("TEA-00" + i, i, south));
		}
		this.stock.save(new StockItem("COF-001", 8, south));
	}

}
