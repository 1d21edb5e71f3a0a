package dev.embercache.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A class whose values are carried in their own form of Java serialization. Only the
 * object itself is in that form: each object that it refers to is a part with a plan of
 * its own, so objects are shared across forms.
 * <p>
 * The first part is the form. Then come the transient fields that the form does not know,
 * the objects that the form {@linkplain SerialFormOutput refers to by number}, and the
 * classes that it mentions as values.
 */
final class SerialPlan extends NodePlan {

	/**
	 * Between the name of the class and the transient fields that are carried beside its
	 * form.
	 */
	private static final String BESIDE = ":";

	private final boolean unchangeable;

	private final boolean jdk;

	private final Set<String> names = new LinkedHashSet<>();

	private final List<Field> fields;

	private final List<Field> transients;

	private final Map<Field, Refusal> leftOut;

	SerialPlan(Class<?> type, boolean unchangeable) {
		this(type, unchangeable, Map.of());
	}

	/**
	 * Create a plan.
	 * @param leftOut the transient fields whose content is not carried, and why
	 */
	SerialPlan(Class<?> type, boolean unchangeable, Map<Field, Refusal> leftOut) {
		super(type, head(type, leftOut));
		this.leftOut = leftOut;
		this.transients = transients(type, leftOut);
		this.unchangeable = unchangeable;
		this.jdk = JdkClasses.contains(type);
		this.fields = InstanceFields.of(type, (field) -> !InstanceFields.isTransient(field)
				&& !(isContainer(type) && SerialHooks.extendsOwnForm(type, field.getDeclaringClass())));
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			this.names.add(each.getName());
		}
	}

	/**
	 * Return whether values are seen by what they contain, however they lay it out.
	 */
	private static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	/**
	 * Return the transient fields of subclasses of the one that writes its own form: it
	 * does not know of them.
	 */
	private static List<Field> transients(Class<?> type, Map<Field, Refusal> leftOut) {
		return InstanceFields.of(type, (field) -> InstanceFields.isTransient(field) && !leftOut.containsKey(field)
				&& !SerialHooks.extendsOwnForm(type, field.getDeclaringClass()));
	}

	private static String head(Class<?> type, Map<Field, Refusal> leftOut) {
		List<Field> transients = transients(type, leftOut);
		return transients.isEmpty() ? type.getName()
				: type.getName() + transients.stream().map(Field::getName).collect(Collectors.joining(",", BESIDE, ""));
	}

	@Override
	@Nullable Plan named(String head) {
		if (this.jdk || name().equals(head)) {
			return super.named(head);
		}
		SerialPlan other = new SerialPlan(type(), this.unchangeable, LeftOut.missing(type(), head));
		return other.name().equals(head) ? other : null;
	}

	/**
	 * Return the one object that a value refers to, or {@code null} if there are more or
	 * something else stands for it.
	 */
	@Nullable Object findOnlyPart(Object value) {
		try (SerialFormOutput out = output(OutputStream.nullOutputStream(), value)) {
			out.writeObject(value);
			return (out.isComplete() && out.parts().size() == 1) ? out.parts().get(0) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (SerialFormOutput out = output(bytes, value)) {
			out.writeObject(value);
			out.flush();
			return parts(bytes.toByteArray(), value, out);
		}
		catch (IOException ex) {
			throw new Refusal("its own serialized form cannot be written (%s)".formatted(ex), Refusal.HOLD_OTHERWISE,
					ex);
		}
	}

	private SerialFormOutput output(OutputStream out, Object value) throws IOException {
		return new SerialFormOutput(out, value, this.names, this.transients.size() + 1);
	}

	private @Nullable Object[] parts(byte[] form, Object value, SerialFormOutput out) {
		List<@Nullable Object> parts = new ArrayList<>();
		parts.add(form);
		this.transients.forEach((field) -> parts.add(InstanceFields.get(field, value)));
		parts.addAll(out.parts());
		parts.addAll(out.classes());
		return parts.toArray();
	}

	@Override
	@SuppressWarnings("NullAway") // the form is never null
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		byte[] form = (byte[]) parts[0];
		try (SerialFormInput in = new SerialFormInput(form, parts, type())) {
			Object value = in.readObject();
			setTransients(value, parts);
			if (this.jdk ? !type().isInstance(value) : value == null) {
				throw new Refusal("its own serialized form is that of another class", Refusal.COMPUTED_ANEW);
			}
			if (value instanceof Pattern pattern) {
				// A pattern that was read knows its flags only once it was compiled.
				pattern.matcher("");
			}
			return value;
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new Refusal("its own serialized form cannot be read (%s)".formatted(ex), Refusal.COMPUTED_ANEW, ex);
		}
	}

	private void setTransients(@Nullable Object value, @Nullable Object[] parts) {
		if (value == null || value.getClass() != type()) {
			return;
		}
		try {
			for (int i = 0; i < this.transients.size(); i++) {
				this.transients.get(i).set(value, parts[i + 1]);
			}
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	DeclaredPart declaredPart(int index) {
		return (index == 0) ? JdkScalars.INNER_BYTES : DeclaredPart.ANY;
	}

	@Override
	@Nullable Field transientField(int index) {
		return (index > 0 && index <= this.transients.size()) ? this.transients.get(index - 1) : null;
	}

	@Override
	String step(int index) {
		Field field = transientField(index);
		return (field != null) ? "." + field.getName() : super.step(index);
	}

	@Override
	boolean unchangeable() {
		return this.unchangeable;
	}

	@Override
	Proof proof() {
		return this.jdk ? Proof.NONE : Proof.EACH;
	}

	@Override
	boolean byValue() {
		return type().getName().startsWith("java.time.") || type().getName().startsWith("java.net.");
	}

	/**
	 * Fields show what the form leaves out. Elements that the form has in the order of
	 * their hash codes are compared without an order.
	 */
	@Override
	@Nullable Object[] evidence(Object value) {
		List<@Nullable Object> evidence = new ArrayList<>();
		this.fields.forEach((field) -> evidence.add(InstanceFields.get(field, value)));
		this.transients.forEach((field) -> evidence.add(InstanceFields.get(field, value)));
		if (value instanceof Map<?, ?> map) {
			evidence.add(new java.util.HashMap<>(map));
		}
		else if (value instanceof Set<?> set) {
			evidence.add(new java.util.HashSet<>(set));
		}
		else if (!this.jdk && value instanceof Collection<?> collection) {
			evidence.add(new ArrayList<>(collection));
		}
		else {
			@Nullable Object[] parts = takeApart(value);
			evidence.add(parts[0]);
			evidence.addAll(Arrays.asList(parts).subList(1 + this.transients.size(), parts.length));
		}
		return evidence.toArray();
	}

	@Override
	String stepToEvidence(int index) {
		if (index < this.fields.size()) {
			return "." + this.fields.get(index).getName();
		}
		int beside = index - this.fields.size();
		return (beside < this.transients.size()) ? "." + this.transients.get(beside).getName() : "";
	}

	@Override
	boolean alike(Object original, Object copy) {
		this.leftOut.forEach((field, refusal) -> LeftOut.check(field, original, copy, refusal));
		return original.getClass() == copy.getClass();
	}

	@Override
	boolean mayCompareItself() {
		return !this.jdk;
	}

	@Override
	boolean looksIntoParts() {
		return true;
	}

}
