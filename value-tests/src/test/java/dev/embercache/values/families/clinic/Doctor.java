package dev.embercache.values.families.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * An entity without {@code equals}, which leads back to its owner.
 */
@Entity
public class Doctor {

	@Id
	private Long id;

	private String name;

	@ManyToOne(fetch = FetchType.LAZY)
	private Clinic clinic;

	protected Doctor() {
	}

	public Doctor(Long id, String name, Clinic clinic) {
		this.id = id;
		this.name = name;
		this.clinic = clinic;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public Clinic getClinic() {
		return this.clinic;
	}

}
