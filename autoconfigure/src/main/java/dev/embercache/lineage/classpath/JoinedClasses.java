package dev.embercache.lineage.classpath;

import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The union of several {@link ApplicationClasses}.
 */
final class JoinedClasses implements ApplicationClasses {

	private final List<ApplicationClasses> all;

	JoinedClasses(List<ApplicationClasses> all) {
		this.all = List.copyOf(all);
	}

	@Override
	public Set<String> names() {
		Set<String> names = new HashSet<>();
		this.all.forEach((classes) -> names.addAll(classes.names()));
		return names;
	}

	@Override
	public boolean contains(String className, @Nullable URL location) {
		return this.all.stream().anyMatch((classes) -> classes.contains(className, location));
	}

}
