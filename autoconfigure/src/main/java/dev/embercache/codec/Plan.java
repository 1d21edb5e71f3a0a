package dev.embercache.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * The way in which the values of one class are carried. Plans are made once per class and
 * generation and die with their codec, see {@link Plans}. A value is either a
 * {@link ScalarPlan scalar}, which is one token without an identity of its own, or a
 * {@link NodePlan node} with parts.
 */
abstract sealed class Plan permits ScalarPlan, NodePlan, RefusedPlan, ChoicePlan {

	private final Class<?> type;

	private final String name;

	private final SerializedString writtenName;

	private final boolean ofApplication;

	private @Nullable Joined joined;

	Plan(Class<?> type, String name) {
		this.type = type;
		this.name = name;
		this.writtenName = new SerializedString(name);
		this.ofApplication = !JdkClasses.contains(type);
	}

	/**
	 * Return the class that a value of this plan has after it was read.
	 */
	final Class<?> type() {
		return this.type;
	}

	/**
	 * Return what stands for the plan in bytes.
	 */
	final String name() {
		return this.name;
	}

	/**
	 * Return the plan of this class whose values have a head, or {@code null}.
	 */
	@Nullable Plan named(String head) {
		return this.name.equals(head) ? this : null;
	}

	/**
	 * Return the name in the form in which it is written, which is made once.
	 */
	final SerializedString writtenName() {
		return this.writtenName;
	}

	/**
	 * Return whether the class is not one of the JDK, so that it may be one of the
	 * application.
	 */
	final boolean isOfApplication() {
		return this.ofApplication;
	}

	/**
	 * Return names with those of the classes of this plan. Graphs meet their classes in
	 * the same order mostly, so that what the last one got serves.
	 */
	@SuppressWarnings("ReferenceEquality")
	final ClassNames addTo(ClassNames names, AllowedTypes allowedTypes) {
		Joined last = this.joined;
		if (last == null || last.before != names) {
			last = new Joined(names, names.and(allowedTypes.names(this.type)));
			this.joined = last;
		}
		return last.after;
	}

	@Override
	public String toString() {
		return this.name;
	}

	private record Joined(ClassNames before, ClassNames after) {

	}

}
