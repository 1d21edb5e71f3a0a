package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The plan of a class whose parts are the instance fields that it declares.
 */
abstract class StatePlan extends NodePlan {

	/**
	 * From this number of uses on, a class is worth code of its own, whose making takes
	 * as long as some thousand uses.
	 */
	private static final int USES_UNTIL_GENERATED = 200;

	private final List<Field> fields;

	private final DeclaredPart[] places;

	private final int[] open;

	private int copies;

	private volatile @Nullable FieldCopier copier;

	private int accesses;

	private volatile @Nullable FieldAccess access;

	StatePlan(Class<?> type, List<Field> fields, KnownTypes types) {
		super(type, head(type, fields));
		this.fields = fields;
		this.places = fields.stream().map((field) -> types.declared(field.getType())).toArray(DeclaredPart[]::new);
		this.open = IntStream.range(0, fields.size()).filter((index) -> !this.places[index].constant()).toArray();
	}

	/**
	 * Return what stands for a class and its fields in bytes: a class whose fields are
	 * others now is another one.
	 */
	private static String head(Class<?> type, List<Field> fields) {
		StringBuilder head = new StringBuilder(type.getName()).append('(');
		for (int i = 0; i < fields.size(); i++) {
			head.append((i > 0) ? "," : "").append(fields.get(i).getName());
		}
		return head.append(')').toString();
	}

	/**
	 * Return what makes copies of the values of this plan, or {@code null} if they are
	 * put together from their parts only.
	 */
	abstract @Nullable FieldCopier generate() throws ReflectiveOperationException;

	/**
	 * Return what reads and sets all fields of the values of this plan.
	 */
	abstract FieldAccess generateAccess() throws ReflectiveOperationException;

	final List<Field> fields() {
		return this.fields;
	}

	/**
	 * Return the indexes of the parts that may change, as far as their declarations tell.
	 */
	final int[] open() {
		return this.open;
	}

	final @Nullable Object part(Object value, int index) {
		return InstanceFields.get(this.fields.get(index), value);
	}

	@Override
	final @Nullable Object[] takeApart(Object value) {
		FieldAccess generated = access();
		if (generated != null) {
			return carried(generated.takeApart(value));
		}
		@Nullable Object[] parts = new Object[this.fields.size()];
		for (int i = 0; i < parts.length; i++) {
			parts[i] = InstanceFields.get(this.fields.get(i), value);
		}
		return carried(parts);
	}

	/**
	 * Put in the place of parts what is carried instead.
	 * @param parts the content of the fields
	 * @return the same array
	 */
	@Nullable Object[] carried(@Nullable Object[] parts) {
		return parts;
	}

	/**
	 * Return the code that was generated for this class, or {@code null} as long as it is
	 * used too little, or if there cannot be any.
	 */
	final @Nullable FieldAccess access() {
		FieldAccess generated = this.access;
		// Racy: it does not matter which use is the last one of its kind.
		if (generated == null && this.accesses < USES_UNTIL_GENERATED && ++this.accesses == USES_UNTIL_GENERATED) {
			generated = generateIfPossible(this::generateAccess);
			this.access = generated;
		}
		return generated;
	}

	@Override
	final Object copyTree(Object value, TreeCopier copier) {
		if (this.open.length == 0 && unchangeable() && !resolving()) {
			return value;
		}
		FieldCopier generated = this.copier;
		if (generated != null) {
			return generated.copy(value, copier);
		}
		// Racy: it does not matter which copy is the last one of its kind.
		if (++this.copies == USES_UNTIL_GENERATED) {
			this.copier = generateIfPossible(this::generate);
		}
		return super.copyTree(value, copier);
	}

	private static <T> @Nullable T generateIfPossible(CodeGenerator<T> generator) {
		try {
			return generator.generate();
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			// Such as in a native image: fields are then read and written one by one.
			return null;
		}
	}

	@Override
	final DeclaredPart declaredPart(int index) {
		return (index < this.places.length) ? this.places[index] : DeclaredPart.ANY;
	}

	@Override
	final String step(int index) {
		return (index < this.fields.size()) ? "." + this.fields.get(index).getName() : "";
	}

	private interface CodeGenerator<T> {

		@Nullable T generate() throws ReflectiveOperationException;

	}

}
