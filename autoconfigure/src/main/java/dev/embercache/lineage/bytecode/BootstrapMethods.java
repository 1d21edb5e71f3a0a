package dev.embercache.lineage.bytecode;

import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Type;

/**
 * Call sites that compilers make, which look like a way to unknown code and are none.
 */
final class BootstrapMethods {

	private static final Set<String> BOOTSTRAPS = Set.of("java/lang/invoke/LambdaMetafactory",
			"java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods",
			"java/lang/runtime/SwitchBootstraps");

	private BootstrapMethods() {
	}

	/**
	 * Return whether what a bootstrap method makes of a call site is known: its arguments
	 * say which code is called.
	 * @param owner the internal name of the class of the bootstrap method
	 */
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
