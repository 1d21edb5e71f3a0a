package com.harborgoods.orders;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface OrderRepository extends JpaRepository<PurchaseOrder, Long> {

	Optional<PurchaseOrder> findByNumber(String number);

	List<PurchaseOrder> findByCustomerNameOrderByNumber(String name);

	@Query("select l.sku, sum(l.pieces) from OrderLine l group by l.sku order by sum(l.pieces) desc, l.sku")
	List<Object[]> bestsellers();

	long countByStatus(OrderStatus status);

}
