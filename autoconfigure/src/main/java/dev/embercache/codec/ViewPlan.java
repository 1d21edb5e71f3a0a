package dev.embercache.codec;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The plan of a class whose values come back as an equal value of another class, such as
 * a sub-list or one of Hibernate's collections.
 */
final class ViewPlan extends NodePlan {

	private final NodePlan ordinary;

	private final Function<Object, Object> toOrdinary;

	ViewPlan(NodePlan ordinary, Function<Object, Object> toOrdinary) {
		super(ordinary.type(), ordinary.name());
		this.ordinary = ordinary;
		this.toOrdinary = toOrdinary;
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		return this.ordinary.takeApart(this.toOrdinary.apply(value));
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		return this.ordinary.putTogether(allocated, parts);
	}

	@Override
	@Nullable Object allocate() {
		return this.ordinary.allocate();
	}

	@Override
	boolean allocatable() {
		return this.ordinary.allocatable();
	}

	@Override
	DeclaredPart declaredPart(int index) {
		return this.ordinary.declaredPart(index);
	}

	@Override
	boolean looksIntoParts() {
		return this.ordinary.looksIntoParts();
	}

	@Override
	Unordered unordered() {
		return this.ordinary.unordered();
	}

}
