package dev.embercache.codec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/**
 * The classes that are carried by a user's Jackson modules and mix-ins, with a mapper
 * that belongs to this generation. Without a customizer there is no mapper.
 */
final class Customized {

	private final @Nullable JsonMapper mapper;

	private final Map<Class<?>, Boolean> handled = new ConcurrentHashMap<>();

	Customized(ClassLoader classLoader, List<EmberCodecCustomizer> customizers) {
		if (customizers.isEmpty()) {
			this.mapper = null;
			return;
		}
		JsonMapper.Builder builder = JsonMapper.builder()
			.typeFactory(TypeFactory.createDefaultInstance().withClassLoader(classLoader));
		customizers.forEach((customizer) -> customizer.customize(builder));
		this.mapper = builder.build();
	}

	/**
	 * Return whether a customizer has something to say about a class.
	 */
	boolean handles(Class<?> type) {
		return this.mapper != null && this.handled.computeIfAbsent(type, this::find);
	}

	private boolean find(Class<?> type) {
		JsonMapper mapper = get();
		if (mapper.serializationConfig().findMixInClassFor(type) != null) {
			return true;
		}
		Object serializer = mapper._serializationContext().findValueSerializer(type);
		return !serializer.getClass().getName().startsWith("tools.jackson.databind.");
	}

	String write(Object value) {
		return get().writeValueAsString(value);
	}

	Object read(String text, Class<?> type) {
		return get().readValue(text, type);
	}

	private JsonMapper get() {
		if (this.mapper == null) {
			throw new IllegalStateException("No customizer");
		}
		return this.mapper;
	}

}
