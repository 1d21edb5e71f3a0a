package com.harborgoods.catalog;

import java.util.List;
import java.util.Optional;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.jpa.repository.JpaRepository;

public interface BrandRepository extends JpaRepository<Brand, Long> {

	Optional<Brand> findByName(String name);

	@Cacheable("brands-by-country")
	List<Brand> findByCountryOrderByName(String country);

}
