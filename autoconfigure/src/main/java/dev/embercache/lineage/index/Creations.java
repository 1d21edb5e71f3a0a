package dev.embercache.lineage.index;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.objectweb.asm.Opcodes;

import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Knows which classes nobody but the container makes instances of: those of components
 * that no code of the application creates, nor has as a value, which reflection could
 * start from. Instances of other classes may come from anywhere, such as from JSON or
 * rows.
 */
public final class Creations {

	private final ClassIndex index;

	private final Supplier<Set<String>> created = SingletonSupplier.of(this::findCreated);

	Creations(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return whether only the container can make instances of a class.
	 * @param className the name of the class
	 */
	public boolean areOfContainerOnly(String className) {
		ClassSummary summary = this.index.state(className).summary();
		return summary != null && !summary.has(Opcodes.ACC_ABSTRACT)
				&& this.index.libraryCode().ambient().isComponent(summary) && !this.created.get().contains(className);
	}

	private Set<String> findCreated() {
		Set<String> created = new HashSet<>();
		for (String name : this.index.names()) {
			ClassSummary summary = this.index.summary(name);
			summary.references().forEach((reference) -> add(reference, created));
			summary.members().forEach((member) -> member.references().forEach((reference) -> add(reference, created)));
		}
		return created;
	}

	private static void add(Reference reference, Set<String> created) {
		if (reference.how() == How.NEW || reference.how() == How.LITERAL) {
			created.add(reference.owner());
		}
	}

}
