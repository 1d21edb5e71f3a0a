package com.harborgoods.catalog;

import java.util.List;
import java.util.Optional;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface ProductRepository extends JpaRepository<Product, Long> {

	Optional<Product> findBySku(String sku);

	List<Product> findByCategoryCodeOrderBySku(String code);

	@Query("select p from Product p where p.status = :status order by p.sku")
	List<Product> withStatus(@Param("status") ProductStatus status);

	@Cacheable("product-count")
	@Query("select count(p) from Product p where p.category.code = :code")
	long countIn(@Param("code") String code);

	List<Product> findByBrandNameOrderBySku(String name);

}
