package dev.embercache.values.judge;

import java.util.List;

/**
 * Libraries whose objects have fields that are filled as they are used, in ways that
 * nobody sees from outside.
 */
final class Libraries {

	private static final List<String> COMPARED_BY_EQUALS = List.of("com.google.protobuf.", "org.javamoney.");

	private Libraries() {
	}

	/**
	 * Whether a field was added to a class by a library, which keeps there what only its
	 * session knows.
	 */
	static boolean isHidden(String field) {
		return field.startsWith("$$_hibernate_");
	}

	/**
	 * Whether an object is what its {@code equals} says, and no more.
	 */
	static boolean isComparedByEquals(Class<?> type) {
		return COMPARED_BY_EQUALS.stream().anyMatch(type.getName()::startsWith) && Types.overridesEquals(type);
	}

}
