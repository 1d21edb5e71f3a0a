package dev.embercache.values.families.clinic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

/**
 * An entity with all kinds of collections.
 */
@Entity
public class Clinic {

	@Id
	private Long id;

	private String name;

	@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
	private City city;

	@OneToMany(mappedBy = "clinic", cascade = CascadeType.ALL)
	private List<Doctor> doctors = new ArrayList<>();

	@ElementCollection
	private Set<String> tags = new HashSet<>();

	@ElementCollection
	private Map<String, Integer> prices = new HashMap<>();

	@ElementCollection
	@OrderColumn
	private List<String> rooms = new ArrayList<>();

	protected Clinic() {
	}

	public Clinic(Long id, String name, City city) {
		this.id = id;
		this.name = name;
		this.city = city;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public City getCity() {
		return this.city;
	}

	public List<Doctor> getDoctors() {
		return this.doctors;
	}

	public Set<String> getTags() {
		return this.tags;
	}

	public Map<String, Integer> getPrices() {
		return this.prices;
	}

	public List<String> getRooms() {
		return this.rooms;
	}

}
