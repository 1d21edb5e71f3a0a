package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Array;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link SerialFormOutput} wrote. Nothing is resolved but the class of the
 * object with its superclasses, the classes among the parts, and the JDK's stand-ins.
 */
final class SerialFormInput extends ObjectInputStream {

	/** How deep objects of the JDK refer to each other within one form. */
	private static final int DEEPEST = 20;

	private final @Nullable Object[] parts;

	private final Class<?> type;

	private final int longest;

	/**
	 * Create an input.
	 * @param parts the form itself, and what it refers to by number and by name
	 * @param type the class of the object
	 */
	SerialFormInput(byte[] form, @Nullable Object[] parts, Class<?> type) throws IOException {
		super(new ByteArrayInputStream(form));
		this.parts = parts;
		this.type = type;
		int length = form.length * 2 + parts.length * 4 + 64;
		for (Object part : parts) {
			length = Math.max(length, (part != null && part.getClass().isArray()) ? Array.getLength(part) : 0);
		}
		this.longest = length;
		enableResolveObject(true);
		setObjectInputFilter(this::filter);
	}

	private ObjectInputFilter.Status filter(ObjectInputFilter.FilterInfo info) {
		return (info.arrayLength() > this.longest || info.depth() > DEEPEST) ? ObjectInputFilter.Status.REJECTED
				: ObjectInputFilter.Status.ALLOWED;
	}

	@Override
	protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
		String name = described.getName();
		for (Class<?> each = this.type; each != null; each = each.getSuperclass()) {
			if (each.getName().equals(name)) {
				return each;
			}
		}
		for (Object part : this.parts) {
			if (part instanceof Class<?> mentioned && mentioned.getName().equals(name)) {
				return mentioned;
			}
		}
		if (SerialFormOutput.isStandIn(name)) {
			return Class.forName(name, false, null);
		}
		throw new InvalidClassException(name, "it is not expected here");
	}

	@Override
	protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
		throw new InvalidClassException("a proxy is not expected here");
	}

	@Override
	@SuppressWarnings("NullAway") // parts of a form are never null
	protected Object resolveObject(Object object) {
		return (object instanceof AtomicInteger number) ? this.parts[number.get()] : object;
	}

}
