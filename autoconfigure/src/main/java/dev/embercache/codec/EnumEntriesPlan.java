package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The list of all constants of an enum of Kotlin, of which there is one for each enum. It
 * is carried by the name of its enum.
 */
final class EnumEntriesPlan extends ScalarPlan {

	private static final String NAME = "kotlin.enums.EnumEntriesList";

	private final KnownTypes types;

	EnumEntriesPlan(Class<?> type, KnownTypes types) {
		super(type, NAME + ":enum");
		this.types = types;
	}

	static boolean handles(Class<?> type) {
		return type.getName().equals(NAME);
	}

	/**
	 * Return whether a list is the one that its enum has.
	 */
	boolean isThatOfItsEnum(Object value) {
		List<?> constants = (List<?>) value;
		return !constants.isEmpty() && entries(((Enum<?>) constants.get(0)).getDeclaringClass()) == value;
	}

	private static @Nullable Object entries(Class<?> type) {
		try {
			Field field = type.getDeclaredField("$ENTRIES");
			field.setAccessible(true);
			return field.get(null);
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	@Override
	void write(Object value, JsonGenerator out) {
		Class<?> type = ((Enum<?>) ((List<?>) value).get(0)).getDeclaringClass();
		this.types.admit(type);
		out.writeString(type.getName());
	}

	@Override
	String canonical(Object value) {
		return ((Enum<?>) ((List<?>) value).get(0)).getDeclaringClass().getName();
	}

	@Override
	Object read(JsonParser in) {
		expect(in, JsonToken.VALUE_STRING);
		Class<?> type = this.types.named(in.getString());
		Object entries = type.isEnum() ? entries(type) : null;
		if (entries == null) {
			throw new Refusal("enum %s has no entries".formatted(type.getName()), Refusal.COMPUTED_ANEW);
		}
		return entries;
	}

	@Override
	boolean same(Object left, Object right) {
		return left == right;
	}

}
