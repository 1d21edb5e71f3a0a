package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object that exists once, carried by the name of the static final field that holds
 * it, since those who get it back may compare it by identity.
 */
final class ConstantPlan extends ScalarPlan {

	private final ConstantSources constants;

	private final Plan others;

	/**
	 * Create a plan.
	 * @param others the plan of other objects of the class
	 */
	ConstantPlan(Class<?> type, ConstantSources constants, Plan others) {
		super(type, type.getName() + ":constant");
		this.constants = constants;
		this.others = others;
	}

	boolean isConstant(Object value) {
		return this.constants.nameOf(value) != null;
	}

	/**
	 * Return the plan that a value would have if it were no constant.
	 */
	Plan planOfOthers(Object value) {
		return (this.others instanceof ChoicePlan choice) ? choice.choose(value) : this.others;
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
			throw new Refusal("no field holds it any longer", Refusal.HOLD_OTHERWISE);
		}
		return name;
	}

	@Override
	boolean same(Object left, Object right) {
		return left == right;
	}

}
