package com.harborgoods.catalog;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface CategoryRepository extends JpaRepository<Category, Long> {

	Optional<Category> findByCode(String code);

	@Query("select c from Category c where c.parent is null order by c.code")
	List<Category> roots();

	List<Category> findByParentCodeOrderByCode(String code);

}
