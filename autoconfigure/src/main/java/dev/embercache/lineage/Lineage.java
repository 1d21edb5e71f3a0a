package dev.embercache.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element.Kind;

/**
 * What a cached value came from: the method that computed it with all application code
 * that this method can reach, and the classes of the value and of the key; each with the
 * fingerprint that it had then.
 * <p>
 * Immutable. Made of JDK types only, so that it outlives the class loader of the
 * application. Two lineages are equal if their {@link #id() ids} are.
 *
 * @since 0.1.0
 */
public final class Lineage {

	private final @Nullable String producer;

	private final List<Part> parts;

	private final List<String> beans;

	private final List<String> inMemoryDatabases;

	private final List<String> libraryNames;

	private final boolean hasBeans;

	private final boolean inDoubt;

	private final Fingerprint id;

	/**
	 * Create a new lineage.
	 * @param producer the whole name of the producing method, if there is one
	 * @param parts the parts, ordered by element
	 */
	public Lineage(@Nullable String producer, List<Part> parts) {
		this.producer = producer;
		this.parts = List.copyOf(parts);
		Tokens tokens = new Tokens().add(producer);
		List<String> beans = new ArrayList<>();
		List<String> inMemoryDatabases = new ArrayList<>();
		List<String> libraryNames = new ArrayList<>();
		boolean hasBeans = false;
		boolean inDoubt = false;
		for (Part part : this.parts) {
			tokens.add(part.element().kind().code()).add(part.element().name()).add(part.fingerprint());
			inDoubt |= !part.fingerprint().isKnown();
			hasBeans |= part.element().kind() == Kind.BEANS || part.element().kind() == Kind.ADVICE;
			if (part.element().kind() == Kind.BEAN) {
				beans.add(part.element().name());
			}
			else if (part.element().kind() == Kind.ROWS) {
				inMemoryDatabases.add(part.element().name());
			}
			else if (part.element().kind() == Kind.LIBRARY && part.via() == Part.BY_VALUE) {
				libraryNames.add(part.element().name());
			}
		}
		this.beans = List.copyOf(beans);
		this.inMemoryDatabases = List.copyOf(inMemoryDatabases);
		this.libraryNames = List.copyOf(libraryNames);
		this.hasBeans = hasBeans;
		this.inDoubt = inDoubt;
		this.id = tokens.fingerprint();
	}

	/**
	 * Return the identity of this lineage: a hash over the producer, all elements and
	 * their fingerprints.
	 * @return the identity
	 */
	public Fingerprint id() {
		return this.id;
	}

	/**
	 * Return whether it cannot be told which code the value came from, because a class
	 * was rewritten after this generation had started, or cannot be read. Such a lineage
	 * never holds; what has it can be served as long as this generation lives, and should
	 * not be stored.
	 * @return whether this lineage is in doubt
	 */
	public boolean inDoubt() {
		return this.inDoubt;
	}

	/**
	 * Return the whole name of the producing method.
	 * @return a name such as {@code com.acme.PricingService.price(java.lang.String)}, or
	 * {@code null} if the value was put by hand
	 */
	public @Nullable String producer() {
		return this.producer;
	}

	/**
	 * Return the producing method for a reader.
	 * @return a name such as {@code PricingService.price}, or {@code null} if the value
	 * was put by hand
	 */
	public @Nullable String displayName() {
		return (this.producer != null) ? Producer.displayName(this.producer) : null;
	}

	/**
	 * Return what this lineage consists of.
	 * @return the parts, ordered by element
	 */
	public List<Part> parts() {
		return this.parts;
	}

	/**
	 * Return the names of the beans in this lineage.
	 */
	public List<String> beans() {
		return this.beans;
	}

	/**
	 * Return whether it matters which beans there are.
	 */
	public boolean hasBeans() {
		return this.hasBeans;
	}

	/**
	 * Return the names of the data sources whose rows in memory are in this lineage.
	 */
	public List<String> inMemoryDatabases() {
		return this.inMemoryDatabases;
	}

	/**
	 * Return the names of the library classes of the value and of the key.
	 * @return the names, always the same object
	 */
	public List<String> libraryNames() {
		return this.libraryNames;
	}

	/**
	 * Return the elements on the way from the producer to the given part.
	 * @param part one of the {@link #parts() parts}
	 * @return the elements, the closest to the producer first, the part's own last
	 */
	public List<Element> path(Part part) {
		List<Element> path = new ArrayList<>();
		Part step = part;
		while (path.size() <= this.parts.size()) {
			path.add(step.element());
			if (step.via() < 0) {
				break;
			}
			step = this.parts.get(step.via());
		}
		Collections.reverse(path);
		return path;
	}

	/**
	 * Write this lineage, so that {@link #read(DataInput)} can read it.
	 * @param output what to write to
	 * @throws IOException if the output fails
	 */
	public void write(DataOutput output) throws IOException {
		LineageFormat.write(this, output);
	}

	/**
	 * Read a lineage that {@link #write(DataOutput)} wrote.
	 * @param input what to read from
	 * @return the lineage
	 * @throws LineageFormatException if the bytes are not a lineage that this version can
	 * read
	 * @throws IOException if the input fails or ends too early
	 */
	public static Lineage read(DataInput input) throws IOException {
		return LineageFormat.read(input);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Lineage lineage && this.id.equals(lineage.id));
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		String name = displayName();
		return "%s %s (%d elements)".formatted((name != null) ? name : "put by hand", this.id, this.parts.size());
	}

	/**
	 * One element of a lineage.
	 *
	 * @param element the element
	 * @param fingerprint what it had then
	 * @param via the index of the part through which it was reached, or a negative
	 * number: {@link #BY_PRODUCER} or {@link #BY_VALUE}
	 * @param wiring how it was made, if it is a bean; for the reason of a difference
	 */
	public record Part(Element element, Fingerprint fingerprint, int via, @Nullable BeanWiring wiring) {

		/**
		 * Reached by the producer itself.
		 */
		public static final int BY_PRODUCER = -1;

		/**
		 * A class of the value or of the key.
		 */
		public static final int BY_VALUE = -2;

		/**
		 * Create a new part of which nothing more is known.
		 * @param element the element
		 * @param fingerprint what it had then
		 * @param via the index of the part through which it was reached
		 */
		public Part(Element element, Fingerprint fingerprint, int via) {
			this(element, fingerprint, via, null);
		}

	}

}
