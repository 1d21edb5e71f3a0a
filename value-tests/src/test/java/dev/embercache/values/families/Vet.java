package dev.embercache.values.families;

import java.util.ArrayList;
import java.util.List;

/**
 * An entity as most are: setters, and no {@code equals}.
 */
public class Vet {

	private Integer id;

	private String firstName;

	private List<String> specialties = new ArrayList<>();

	protected Vet() {
		this(0, "");
	}

	Vet(int id, String firstName) {
		this.id = id;
		this.firstName = firstName;
	}

	static Vet james() {
		return new Vet(1, "James");
	}

	static Vet helen() {
		Vet helen = new Vet(2, "Helen");
		helen.specialties.add("radiology");
		return helen;
	}

	static List<Vet> all() {
		return new ArrayList<>(List.of(james(), helen()));
	}

	public Integer getId() {
		return this.id;
	}

	public void setId(Integer id) {
		this.id = id;
	}

	public String getFirstName() {
		return this.firstName;
	}

	public void setFirstName(String firstName) {
		this.firstName = firstName;
	}

	public List<String> getSpecialties() {
		return this.specialties;
	}

	public void setSpecialties(List<String> specialties) {
		this.specialties = specialties;
	}

}
