package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object that exists once, as the static final field that holds it: who gets it back
 * may compare it by identity.
 */
final class ConstantPlan extends ScalarPlan {

	private final Constants constants;

	ConstantPlan(Class<?> type, Constants constants) {
		super(type, type.getName() + ":constant");
		this.constants = constants;
	}

	@Override
	void write(Object value, JsonGenerator out) {
		out.writeString(canonical(value));
	}

	@Override
	Object read(JsonParser in) {
		expect(in, JsonToken.VALUE_STRING);
		return this.constants.get(in.getString(), type());
	}

	@Override
	String canonical(Object value) {
		String name = this.constants.nameOf(value);
		if (name == null) {
			throw new Refusal("no field holds it any more", Refusal.HOLD_OTHERWISE);
		}
		return name;
	}

	@Override
	boolean same(Object left, Object right) {
		return left == right;
	}

}
