package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A class as a value, by name.
 */
final class ClassPlan extends ScalarPlan {

	private final Plans plans;

	ClassPlan(Plans plans) {
		super(Class.class, "java.lang.Class");
		this.plans = plans;
	}

	@Override
	void write(Object value, JsonGenerator out) {
		Class<?> type = (Class<?>) value;
		this.plans.admit(type);
		out.writeString(type.getTypeName());
	}

	@Override
	String canonical(Object value) {
		return ((Class<?>) value).getTypeName();
	}

	@Override
	Object read(JsonParser in) {
		expect(in, JsonToken.VALUE_STRING);
		return this.plans.type(in.getString());
	}

}
