package dev.embercache.codec;

import tools.jackson.databind.json.JsonMapper;

/**
 * Implemented by users to teach the codec types of their own: Jackson modules and mix-ins
 * registered here carry the classes that they name. All other classes are carried field
 * by field and see nothing of it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EmberCodecCustomizer {

	/**
	 * Customize the mapper of a generation before it is built.
	 * @param builder the builder of the codec's own mapper, never the application's
	 */
	void customize(JsonMapper.Builder builder);

}
