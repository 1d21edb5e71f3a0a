package dev.embercache.lineage.index;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * What a library uses on behalf of a call although no code names it, as the rules have
 * it.
 *
 * @param beans the types of beans that it asks, annotations with an {@code @}
 * @param classes the types of application classes that it finds, annotations with an
 * {@code @}
 * @param resources the locations of resources that it reads
 * @param properties the configuration properties that it reads
 * @param state what it holds for all code, or {@code null}
 * @param changesState whether the call may change that, rather than only read it
 */
public record LibraryUse(List<String> beans, List<String> classes, List<String> resources, List<String> properties,
		@Nullable String state, boolean changesState) {

	private static final LibraryUse NOTHING = new LibraryUse(List.of(), List.of(), List.of(), List.of(), null, false);

	static LibraryUse find(LibraryRules rules, String className, String key) {
		int end = Math.max(0, key.indexOf('('));
		String name = key.substring(0, end);
		String descriptor = key.substring(end);
		Rule state = rules.find(Word.STATE, className, name, descriptor);
		LibraryUse use = new LibraryUse(names(rules.find(Word.USES_BEANS, className, name, descriptor)),
				names(rules.find(Word.USES_CLASSES, className, name, descriptor)),
				names(rules.find(Word.USES_RESOURCES, className, name, descriptor)),
				names(rules.find(Word.USES_PROPERTIES, className, name, descriptor)),
				(state != null) ? state.text() : null,
				state != null && rules.find(Word.LOOKS, className, name, descriptor) == null);
		return use.equals(NOTHING) ? NOTHING : use;
	}

	private static List<String> names(@Nullable Rule rule) {
		return (rule != null) ? List.of(rule.text().split(",")) : List.of();
	}

	/**
	 * Return whether the rules say nothing.
	 */
	public boolean isNothing() {
		return equals(NOTHING);
	}

}
