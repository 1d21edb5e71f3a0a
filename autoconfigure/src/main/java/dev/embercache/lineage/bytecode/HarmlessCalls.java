package dev.embercache.lineage.bytecode;

import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Type;

/**
 * Calls of the platform and of well-known libraries that look like a way to other code,
 * and are none.
 */
final class HarmlessCalls {

	private static final Set<String> TAKE_A_CLASS = Set.of("org/slf4j/LoggerFactory.getLogger",
			"org/apache/commons/logging/LogFactory.getLog", "org/apache/logging/log4j/LogManager.getLogger",
			"java/lang/Class.desiredAssertionStatus", "java/lang/Class.getName", "java/lang/Class.getSimpleName",
			"java/lang/Class.isInstance", "java/lang/Class.cast", "java/util/EnumSet.noneOf");

	private static final Set<String> BOOTSTRAPS = Set.of("java/lang/invoke/LambdaMetafactory",
			"java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods",
			"java/lang/runtime/SwitchBootstraps");

	private HarmlessCalls() {
	}

	/**
	 * Return whether a method that gets a class only asks for its name.
	 * @param owner the internal name of the class of the method
	 * @param name the name of the method
	 * @return whether the call is harmless
	 */
	static boolean contains(String owner, String name) {
		return TAKE_A_CLASS.contains(owner + "." + name);
	}

	static boolean isKnownBootstrap(String owner) {
		return BOOTSTRAPS.contains(owner);
	}

	/**
	 * Return whether a call site puts a text together from texts and numbers alone, so
	 * that no object is asked for its own.
	 */
	static boolean isOfPlainText(String owner, String descriptor) {
		return owner.equals("java/lang/invoke/StringConcatFactory") && Stream.of(Type.getArgumentTypes(descriptor))
			.allMatch((type) -> type.getSort() < Type.ARRAY || type.getDescriptor().equals("Ljava/lang/String;"));
	}

}
