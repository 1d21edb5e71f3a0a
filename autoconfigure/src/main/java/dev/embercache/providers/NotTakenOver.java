package dev.embercache.providers;

import org.jspecify.annotations.Nullable;

/**
 * Something that is set for another provider and has no equivalent here.
 *
 * @param what what is set, and where
 * @param replacement what to set or to do instead, or {@code null} if there is nothing
 */
public record NotTakenOver(String what, @Nullable String replacement) {

	/**
	 * Return both parts.
	 */
	@Override
	public String toString() {
		return "%s (%s)".formatted(this.what,
				(this.replacement != null) ? "instead: " + this.replacement : "nothing takes its place");
	}

}
