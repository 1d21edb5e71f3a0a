package dev.embercache.lineage.bytecode;

import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/**
 * Call sites that compilers make, which look like a way to unknown code and are none.
 */
final class BootstrapMethods {

	private static final Set<String> BOOTSTRAPS = Set.of("java/lang/invoke/LambdaMetafactory",
			"java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods",
			"java/lang/runtime/SwitchBootstraps");

	/** Methods that make a constant of nothing but their arguments. */
	private static final Set<String> CONSTANTS = Set.of("invoke", "enumConstant", "getStaticFinal", "primitiveClass",
			"nullConstant", "explicitCast");

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
	 * Return whether what a bootstrap method makes of a dynamic constant is known.
	 * @param bootstrap the bootstrap method
	 */
	static boolean isKnownConstant(Handle bootstrap) {
		return bootstrap.getOwner().equals("java/lang/invoke/ConstantBootstraps")
				&& CONSTANTS.contains(bootstrap.getName()) || isKnownBootstrap(bootstrap.getOwner());
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
