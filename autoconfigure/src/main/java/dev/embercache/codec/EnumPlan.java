package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An enum constant, by name: constants move when others are inserted before them.
 */
final class EnumPlan extends ScalarPlan {

	EnumPlan(Class<?> type) {
		super(type, type.getName());
	}

	@Override
	void write(Object value, JsonGenerator out) {
		out.writeString(((Enum<?>) value).name());
	}

	@Override
	String canonical(Object value) {
		return ((Enum<?>) value).name();
	}

	@Override
	Object read(JsonParser in) {
		expect(in, JsonToken.VALUE_STRING);
		return constant(type(), in.getString());
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	static Object constant(Class<?> type, String name) {
		try {
			return Enum.valueOf((Class<Enum>) type, name);
		}
		catch (IllegalArgumentException ex) {
			throw new Refusal("enum %s has no constant with the name that was written".formatted(type.getName()),
					Refusal.COMPUTED_ANEW, ex);
		}
	}

}
