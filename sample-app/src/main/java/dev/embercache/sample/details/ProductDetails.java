package dev.embercache.sample.details;

import java.time.LocalDate;
import java.util.List;

/**
 * What the tasting lab found out about a product: an ordinary mutable class, as many
 * applications have them.
 */
public class ProductDetails {

	private String origin;

	private LocalDate harvested;

	private String brew;

	private List<String> notes = List.of();

	public ProductDetails(String origin, LocalDate harvested, String brew) {
		this.origin = origin;
		this.harvested = harvested;
		this.brew = brew;
	}

	public String getOrigin() {
		return this.origin;
	}

	public void setOrigin(String origin) {
		this.origin = origin;
	}

	public LocalDate getHarvested() {
		return this.harvested;
	}

	public void setHarvested(LocalDate harvested) {
		this.harvested = harvested;
	}

	public String getBrew() {
		return this.brew;
	}

	public void setBrew(String brew) {
		this.brew = brew;
	}

	public List<String> getNotes() {
		return this.notes;
	}

	public void setNotes(List<String> notes) {
		this.notes = notes;
	}

}
