package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A class by its own Java serialisation form. Only the object itself is in that form:
 * each object that it refers to is a part with a plan of its own, so sharing reaches
 * across.
 * <p>
 * The first part is the form, in which an {@link AtomicInteger} stands for another part
 * (unlike an {@code Integer} it is never an object of the graph itself); then come those
 * parts, and the classes that the form mentions as values. Nothing but the class with its
 * superclasses, those classes and the JDK's own stand-ins is resolved from it.
 */
final class SerialPlan extends NodePlan {

	/** What the JDK writes instead of its own objects; their content are parts. */
	private static final Set<String> STAND_INS = Set.of("java.util.CollSer", "java.time.Ser", "java.time.chrono.Ser",
			"java.time.zone.Ser", "java.util.EnumSet$SerializationProxy", "java.net.InetAddress",
			"java.util.concurrent.atomic.LongAdder$SerializationProxy",
			"java.util.concurrent.atomic.DoubleAdder$SerializationProxy", "java.lang.Enum", "java.lang.Number",
			"java.util.concurrent.atomic.AtomicInteger");

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
		try (Parting out = new Parting(OutputStream.nullOutputStream(), value)) {
			out.writeObject(value);
			return (out.complete && out.parts.size() == 1) ? out.parts.get(0) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Parting out = new Parting(bytes, value)) {
			out.writeObject(value);
			out.flush();
			return out.parts(bytes.toByteArray(), value);
		}
		catch (IOException ex) {
			throw new Refusal("its own serialised form cannot be written (%s)".formatted(ex), Refusal.HOLD_OTHERWISE,
					ex);
		}
	}

	@Override
	@SuppressWarnings("NullAway") // the place of the form accepts no null
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		byte[] form = (byte[]) parts[0];
		try (Joining in = new Joining(form, parts)) {
			Object value = in.readObject();
			setTransients(value, parts);
			if (this.jdk ? !type().isInstance(value) : value == null) {
				throw new Refusal("its own serialised form is that of another class", Refusal.COMPUTED_ANEW);
			}
			if (value instanceof Pattern pattern) {
				// A pattern that was read knows its flags only once it was compiled.
				pattern.matcher("");
			}
			return value;
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new Refusal("its own serialised form cannot be read (%s)".formatted(ex), Refusal.COMPUTED_ANEW, ex);
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
	 * What the form leaves out shows in the fields; what it holds in the order of hash
	 * codes is compared without an order.
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

	/**
	 * Writes one object and collects what it refers to.
	 */
	private final class Parting extends ObjectOutputStream {

		private final Object root;

		private final Map<Object, AtomicInteger> numbers = new IdentityHashMap<>();

		private final List<Object> parts = new ArrayList<>();

		private final Set<Class<?>> classes = new LinkedHashSet<>();

		private boolean started;

		private boolean complete = true;

		Parting(OutputStream out, Object root) throws IOException {
			super(out);
			this.root = root;
			enableReplaceObject(true);
		}

		@Override
		protected Object replaceObject(Object object) {
			if (!this.started || object == this.root || object instanceof String) {
				this.started = true;
				return object;
			}
			if (STAND_INS.contains(object.getClass().getName()) && !(object instanceof AtomicInteger)) {
				this.complete = false;
				return object;
			}
			return this.numbers.computeIfAbsent(object, (part) -> {
				this.parts.add(part);
				return new AtomicInteger(SerialPlan.this.transients.size() + this.parts.size());
			});
		}

		@Override
		protected void annotateClass(Class<?> type) {
			if (!SerialPlan.this.names.contains(type.getName()) && !STAND_INS.contains(type.getName())) {
				this.classes.add(type);
			}
		}

		@Nullable Object[] parts(byte[] form, Object value) {
			List<@Nullable Object> all = new ArrayList<>();
			all.add(form);
			SerialPlan.this.transients.forEach((field) -> all.add(InstanceFields.get(field, value)));
			all.addAll(this.parts);
			all.addAll(this.classes);
			return all.toArray();
		}

	}

	/**
	 * Reads one object with the parts that it refers to.
	 */
	private final class Joining extends ObjectInputStream {

		private final @Nullable Object[] parts;

		private final int longest;

		Joining(byte[] form, @Nullable Object[] parts) throws IOException {
			super(new ByteArrayInputStream(form));
			this.parts = parts;
			int length = form.length * 2 + parts.length * 4 + 64;
			for (Object part : parts) {
				length = Math.max(length, (part != null && part.getClass().isArray()) ? Array.getLength(part) : 0);
			}
			this.longest = length;
			enableResolveObject(true);
			setObjectInputFilter(this::filter);
		}

		private ObjectInputFilter.Status filter(ObjectInputFilter.FilterInfo info) {
			return (info.arrayLength() > this.longest || info.depth() > 20) ? ObjectInputFilter.Status.REJECTED
					: ObjectInputFilter.Status.ALLOWED;
		}

		@Override
		protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
			String name = described.getName();
			for (Class<?> each = type(); each != null; each = each.getSuperclass()) {
				if (each.getName().equals(name)) {
					return each;
				}
			}
			for (Object part : this.parts) {
				if (part instanceof Class<?> mentioned && mentioned.getName().equals(name)) {
					return mentioned;
				}
			}
			if (STAND_INS.contains(name)) {
				return Class.forName(name, false, null);
			}
			throw new InvalidClassException(name, "it has no place here");
		}

		@Override
		protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
			throw new InvalidClassException("a proxy has no place here");
		}

		@Override
		@SuppressWarnings("NullAway") // parts of a form are never null
		protected Object resolveObject(Object object) {
			return (object instanceof AtomicInteger number) ? this.parts[number.get()] : object;
		}

	}

}
