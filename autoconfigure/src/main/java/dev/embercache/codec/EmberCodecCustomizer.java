package dev.embercache.codec;

import tools.jackson.databind.json.JsonMapper;

/**
 * Teaches the codec types of the application: Jackson modules and mix-ins that are
 * registered here carry the classes that they name. All other classes are carried field
 * by field and are not affected.
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
