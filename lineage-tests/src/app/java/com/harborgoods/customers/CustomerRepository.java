package com.harborgoods.customers;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface CustomerRepository extends JpaRepository<Customer, Long> {

	Optional<Customer> findByName(String name);

	@Query("select c from Customer c left join fetch c.orders where c.name = :name")
	Optional<Customer> withOrders(@Param("name") String name);

	List<ContactProjection> findByAddressCountryOrderByName(String country);

}
