package dev.embercache.lineage.text;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value on the stack or in a variable.
 */
public final class Operand implements Value {

	/** A variable without a value, or half of a wide one. */
	static final Operand UNSET = new Operand(1, Texts.ANYTHING, What.UNSET, null);

	/** A value of one slot of which nothing is known. */
	static final Operand UNKNOWN = new Operand(1, Texts.ANYTHING, What.UNKNOWN, "");

	/** A value of two slots. */
	static final Operand WIDE = new Operand(2, Texts.ANYTHING, What.UNKNOWN, "");

	private final int size;

	private final Texts texts;

	private final What what;

	/** The name of the class, the call that returned the object, or its place. */
	private final @Nullable Object detail;

	private Operand(int size, Texts texts, What what, @Nullable Object detail) {
		this.size = size;
		this.texts = texts;
		this.what = what;
		this.detail = detail;
	}

	static Operand of(Texts texts) {
		return new Operand(1, texts, What.TEXT, "");
	}

	/**
	 * Return a collection or map that never changes.
	 * @param texts all texts in it
	 */
	static Operand holding(Texts texts) {
		return new Operand(1, texts, What.CONTAINER, "");
	}

	/**
	 * Return a class as a value.
	 * @param internalName the name of the class
	 * @param exact whether it is this class and none that extends it
	 */
	static Operand ofClass(String internalName, boolean exact) {
		return new Operand(1, Texts.ANYTHING, exact ? What.CLASS : What.CLASS_OR_SUBCLASS, internalName);
	}

	/**
	 * Return the object whose method it is.
	 * @param internalName the name of the class that declares the method
	 * @param exact whether no class extends it
	 */
	static Operand ofThis(String internalName, boolean exact) {
		return new Operand(1, Texts.ANYTHING, exact ? What.THIS : What.THIS_OR_SUBCLASS, internalName);
	}

	/**
	 * Return what a call of a method has returned, of which nothing else is known.
	 */
	static Operand returnedBy(String call) {
		return new Operand(1, Texts.ANYTHING, What.RESULT, call);
	}

	/**
	 * Return an object that changes, whose texts the frame has.
	 * @param place the instruction that makes it
	 * @param array whether it is an array, rather than what builds a text
	 */
	static Operand madeAt(AbstractInsnNode place, boolean array) {
		return new Operand(1, Texts.ANYTHING, array ? What.ARRAY : What.BUILDER, place);
	}

	@Override
	public int getSize() {
		return this.size;
	}

	/**
	 * Return what the value can be if it is a text, or what texts are in it.
	 */
	public Texts texts() {
		return this.texts;
	}

	/**
	 * Return the class that the value is.
	 * @return its internal name, or {@code null} if it is not known
	 */
	public @Nullable String className() {
		boolean known = this.what == What.CLASS || this.what == What.CLASS_OR_SUBCLASS;
		return (known && this.detail instanceof String name) ? name : null;
	}

	/**
	 * Return whether the value is the class of that name and none that extends it.
	 */
	public boolean isExactClass() {
		return this.what == What.CLASS;
	}

	/**
	 * Return the call that returned the object.
	 * @return its owner, name and descriptor, or {@code null} if it is not known
	 */
	public @Nullable String result() {
		return (this.what == What.RESULT && this.detail instanceof String call) ? call : null;
	}

	boolean isUnset() {
		return this.what == What.UNSET;
	}

	boolean isThis() {
		return this.what == What.THIS || this.what == What.THIS_OR_SUBCLASS;
	}

	/**
	 * Return the class of {@code this}, as a value.
	 */
	Operand ownClass() {
		return ofClass(String.valueOf(this.detail), this.what == What.THIS);
	}

	boolean isContainer() {
		return this.what == What.CONTAINER;
	}

	boolean isArray() {
		return this.what == What.ARRAY;
	}

	boolean isBuilder() {
		return this.what == What.BUILDER;
	}

	@Nullable AbstractInsnNode place() {
		return (this.detail instanceof AbstractInsnNode place) ? place : null;
	}

	/**
	 * Return what is known of a value that is either of two.
	 */
	Operand or(Operand other) {
		if (equals(other)) {
			return this;
		}
		if (this.size != other.size || isUnset() || other.isUnset()) {
			return UNSET;
		}
		boolean same = this.what == other.what && (this.what == What.TEXT || this.what == What.CONTAINER);
		if (same) {
			return new Operand(this.size, this.texts.or(other.texts), this.what, this.detail);
		}
		return (this.size == 1) ? UNKNOWN : WIDE;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Operand operand && this.size == operand.size && this.what == operand.what
				&& this.texts.equals(operand.texts) && Objects.equals(this.detail, operand.detail);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.size, this.what, this.texts);
	}

	/**
	 * The kinds of values that are told from each other.
	 */
	private enum What {

		UNSET, UNKNOWN, TEXT, CONTAINER, CLASS, CLASS_OR_SUBCLASS, RESULT, BUILDER, ARRAY, THIS, THIS_OR_SUBCLASS

	}

}
