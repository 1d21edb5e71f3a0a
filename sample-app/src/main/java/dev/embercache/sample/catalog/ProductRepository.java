package dev.embercache.sample.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The products in the database.
 */
interface ProductRepository extends JpaRepository<Product, String> {

}
