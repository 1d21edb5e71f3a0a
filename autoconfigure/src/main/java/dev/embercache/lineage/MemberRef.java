package dev.embercache.lineage;

import org.springframework.util.Assert;

/**
 * A method or a field of a class, by name. Its text form, such as
 * {@code com.acme.FlatTax.percent(I)I} or {@code com.acme.FlatTax.rate:I}, is the name of
 * an {@link Element}, and gives references their order.
 *
 * @param owner the name of the class
 * @param name the name of the method or field
 * @param descriptor its descriptor
 * @since 0.1.0
 */
public record MemberRef(String owner, String name, String descriptor) implements Comparable<MemberRef> {

	/**
	 * Create a new reference.
	 * @param owner the name of the class
	 * @param name the name of the method or field
	 * @param descriptor its descriptor
	 */
	public MemberRef {
		Assert.notNull(owner, "'owner' must not be null");
		Assert.notNull(name, "'name' must not be null");
		Assert.notNull(descriptor, "'descriptor' must not be null");
	}

	/**
	 * Parse the text form.
	 * @param text a text such as {@code com.acme.FlatTax.percent(I)I}
	 * @return the reference
	 * @throws IllegalArgumentException if the text names no member
	 */
	public static MemberRef parse(String text) {
		int parameters = text.indexOf('(');
		int end = (parameters < 0) ? text.indexOf(':') : parameters;
		int dot = text.lastIndexOf('.', end);
		if (dot < 0 || end < 0) {
			throw new IllegalArgumentException("'%s' names no method and no field".formatted(text));
		}
		String descriptor = text.substring((parameters < 0) ? end + 1 : end);
		return new MemberRef(text.substring(0, dot), text.substring(dot + 1, end), descriptor);
	}

	/**
	 * Return whether this is a method, a constructor or a static initializer.
	 * @return whether it is no field
	 */
	public boolean isMethod() {
		return this.descriptor.startsWith("(");
	}

	/**
	 * Return whether this is a constructor.
	 * @return whether it is one
	 */
	public boolean isConstructor() {
		return this.name.equals("<init>");
	}

	/**
	 * Return what tells this member from the others of its class.
	 * @return {@code percent(I)I} for a method, {@code rate:I} for a field
	 */
	public String key() {
		return isMethod() ? this.name + this.descriptor : this.name + ":" + this.descriptor;
	}

	/**
	 * Return the member of the same name and descriptor as seen from another class.
	 * @param owner the name of that class
	 * @return the reference
	 */
	public MemberRef of(String owner) {
		return owner.equals(this.owner) ? this : new MemberRef(owner, this.name, this.descriptor);
	}

	/**
	 * Compare the text forms, without making them unless one name begins with the other.
	 */
	@Override
	public int compareTo(MemberRef other) {
		if (differWithin(this.owner, other.owner)) {
			return this.owner.compareTo(other.owner);
		}
		if (this.owner.equals(other.owner) && differWithin(this.name, other.name)) {
			return this.name.compareTo(other.name);
		}
		return equals(other) ? 0 : toString().compareTo(other.toString());
	}

	private static boolean differWithin(String one, String other) {
		return !one.startsWith(other) && !other.startsWith(one);
	}

	@Override
	public String toString() {
		return this.owner + "." + key();
	}

}
