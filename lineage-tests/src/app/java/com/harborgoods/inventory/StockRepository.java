package com.harborgoods.inventory;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface StockRepository extends JpaRepository<StockItem, Long> {

	List<StockItem> findBySkuOrderByWarehouseCode(String sku);

	@Query("select sum(s.quantity - s.reserved) from StockItem s where s.sku = :sku")
	Integer free(@Param("sku") String sku);

}
