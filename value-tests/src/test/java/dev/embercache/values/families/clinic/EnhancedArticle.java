package dev.embercache.values.families.clinic;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;

/**
 * An entity with a lazy attribute, whose class is enhanced by the build.
 */
@Entity
public class EnhancedArticle {

	@Id
	private Long id;

	private String title;

	@Basic(fetch = FetchType.LAZY)
	private String body;

	protected EnhancedArticle() {
	}

	public EnhancedArticle(Long id, String title, String body) {
		this.id = id;
		this.title = title;
		this.body = body;
	}

	public Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public String getBody() {
		return this.body;
	}

}
