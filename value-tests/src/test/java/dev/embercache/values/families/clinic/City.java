package dev.embercache.values.families.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity that is loaded through a proxy, equal by its id.
 */
@Entity
public class City {

	@Id
	private Long id;

	private String name;

	protected City() {
	}

	public City(Long id, String name) {
		this.id = id;
		this.name = name;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof City city && this.id != null && this.id.equals(city.getId());
	}

	@Override
	public int hashCode() {
		return 31;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
