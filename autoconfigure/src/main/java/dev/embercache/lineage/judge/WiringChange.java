package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.BeanWiring;

/**
 * Says in which way a bean is wired differently.
 *
 * @param then how it was made
 * @param now how it is made now
 */
record WiringChange(BeanWiring then, BeanWiring now) {

	private static final int MOST = 3;

	/**
	 * Return what differs, for a reader.
	 * @return the differences, or an empty text if none of them can be told
	 */
	String describe() {
		List<String> changes = new ArrayList<>();
		changes
			.add(names("now gets", this.now.dependencies(), "instead of", "no longer gets", this.then.dependencies()));
		if (!Objects.equals(this.then.className(), this.now.className())) {
			changes.add(
					"is now a %s instead of a %s".formatted(shown(this.now.className()), shown(this.then.className())));
		}
		if (!factory(this.then).equals(factory(this.now))) {
			changes.add("is now made by %s instead of %s".formatted(factory(this.now), factory(this.then)));
		}
		changes.add(names("is now bound to", this.now.prefixes(), "instead of", "is no longer bound to",
				this.then.prefixes()));
		changes.add(names("is now advised by", this.now.advice(), "instead of", "is no longer advised by",
				this.then.advice()));
		changes.add(names("is now", this.now.traits(), "instead of", "is no longer", this.then.traits()));
		return changes.stream().filter((change) -> !change.isEmpty()).collect(Collectors.joining(", "));
	}

	private static String shown(@Nullable String className) {
		return (className != null) ? ClassUtils.getShortName(className) : "class that is not known";
	}

	private static String factory(BeanWiring bean) {
		return (bean.factoryMethodName() == null) ? "its constructor"
				: shown(bean.factoryClassName()) + "." + bean.factoryMethodName();
	}

	/**
	 * Return how two sets of names differ, for a reader.
	 * @return the difference, or an empty text if there is none
	 */
	static String names(String added, Collection<String> now, String instead, String removed, Collection<String> then) {
		Set<String> come = new TreeSet<>(now);
		come.removeAll(then);
		Set<String> gone = new TreeSet<>(then);
		gone.removeAll(now);
		if (come.isEmpty()) {
			return gone.isEmpty() ? "" : removed + " " + list(gone);
		}
		return added + " " + list(come) + (gone.isEmpty() ? "" : " " + instead + " " + list(gone));
	}

	private static String list(Set<String> names) {
		String shown = names.stream().limit(MOST).map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
		return (names.size() > MOST) ? shown + " and %d more".formatted(names.size() - MOST) : shown;
	}

}
