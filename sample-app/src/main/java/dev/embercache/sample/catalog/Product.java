package dev.embercache.sample.catalog;

import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A product as the database has it.
 */
@Entity
public class Product {

	@Id
	private String sku;

	private String name;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private int grams;

	private LocalDate since;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
	protected Product() {
	}

	public Product(String sku, String name, Kind kind, int grams, LocalDate since) {
		this.sku = sku;
		this.name = name;
		this.kind = kind;
		this.grams = grams;
		this.since = since;
	}

	public String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public Kind getKind() {
		return this.kind;
	}

	public int getGrams() {
		return this.grams;
	}

	public LocalDate getSince() {
		return this.since;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Product product && this.sku.equals(product.sku);
	}

	@Override
	public int hashCode() {
		return this.sku.hashCode();
	}

}
