package dev.embercache.values.lombok;

import java.util.ArrayList;
import java.util.List;

import lombok.Data;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.Value;

/**
 * Lazy getters, whose code Lombok writes.
 */
final class LazyGetters {

	private LazyGetters() {
	}

	/**
	 * Remembers what it was asked for.
	 */
	@RequiredArgsConstructor
	static class Report {

		@Getter
		private final List<Long> cents;

		@Getter
		private final List<String> asked = new ArrayList<>();

		@Getter(lazy = true)
		private final long total = ask("total", this.cents.stream().mapToLong(Long::longValue).sum());

		@Getter(lazy = true)
		private final String nothing = ask("nothing", null);

		@Getter(lazy = true)
		private final boolean large = ask("large", this.cents.size() > 1);

		@Getter(lazy = true)
		private final List<String> lines = ask("lines", this.cents.stream().map(String::valueOf).toList());

		private <T> T ask(String what, T answer) {
			this.asked.add(what);
			return answer;
		}

	}

	/**
	 * Must not be asked.
	 */
	@RequiredArgsConstructor
	static class Costly {

		private final String name;

		@Getter(lazy = true)
		private final String remote = fetch();

		private String fetch() {
			throw new IllegalStateException("Asked for " + this.name);
		}

	}

	/**
	 * Its equals asks, as that of Lombok does.
	 */
	@Value
	static class Summary {

		String title;

		@Getter(lazy = true)
		String shout = this.title.toUpperCase(java.util.Locale.ROOT);

	}

	/**
	 * Its equals does not ask.
	 */
	@Data
	static class Page {

		private final String text;

		@lombok.EqualsAndHashCode.Exclude
		@lombok.ToString.Exclude
		@Getter(lazy = true)
		private final int length = this.text.length();

	}

}
