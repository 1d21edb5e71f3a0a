package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The plan of {@link Class}: a class is carried by its name.
 */
final class ClassPlan extends ScalarPlan {

	private final KnownTypes types;

	ClassPlan(KnownTypes types) {
		super(Class.class, "java.lang.Class");
		this.types = types;
	}

	@Override
	void write(Object value, JsonGenerator out) {
		Class<?> type = (Class<?>) value;
		this.types.admit(type);
		out.writeString(type.getTypeName());
	}

	@Override
	String canonical(Object value) {
		return ((Class<?>) value).getTypeName();
	}

	@Override
	Object read(JsonParser in) {
		expect(in, JsonToken.VALUE_STRING);
		return this.types.named(in.getString());
	}

}
