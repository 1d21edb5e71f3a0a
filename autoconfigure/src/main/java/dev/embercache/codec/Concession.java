package dev.embercache.codec;

import java.lang.reflect.Field;

/**
 * A more lenient way to carry a class, which is taken once a value was refused in the
 * strict way.
 */
sealed interface Concession {

	/**
	 * Return the class of the values.
	 */
	Class<?> type();

	/**
	 * Leave it to the class to make the content of a transient field, because it cannot
	 * be carried.
	 *
	 * @param type the class of the value
	 * @param field the field
	 * @param refusal why its content is not carried
	 */
	record LeaveOut(Class<?> type, Field field, Refusal refusal) implements Concession {

	}

	/**
	 * Carry a class by its fields, because what it puts in its place when it is
	 * serialized does not give it back.
	 *
	 * @param type the class of the value
	 */
	record ByFields(Class<?> type) implements Concession {

	}

}
