package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Tells which objects the application itself is made of, such as its beans. They are not
 * data: a copy of one would be a second one, and what it knows does not belong in a
 * store. Implementations are safe for use by several threads and create nothing that does
 * not exist yet.
 *
 * @since 0.1.0
 */
public interface ApplicationObjects {

	/**
	 * There are none.
	 */
	ApplicationObjects NONE = new ApplicationObjects() {

		@Override
		public boolean mayInclude(Class<?> type) {
			return false;
		}

		@Override
		public @Nullable String describe(Object object) {
			return null;
		}

	};

	/**
	 * Return whether an object of a class may be one of them, now or later. Asked once
	 * for each class.
	 * @param type the class of an object, not one of the JDK
	 * @return {@code false} only if no object of this very class ever is
	 */
	boolean mayInclude(Class<?> type);

	/**
	 * Say what an object is to the application.
	 * @param object an object of a class that may be included
	 * @return a description such as {@code the bean 'shop'}, or {@code null} if it is
	 * data
	 */
	@Nullable String describe(Object object);

}
