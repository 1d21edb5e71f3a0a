package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects what dynamic constants refer to. Compilers write them for the labels of a
 * switch over patterns: a constant of an enum is described there by the names of its
 * class and of itself.
 */
final class DynamicConstants {

	private static final String CLASS = "java/lang/constant/ClassDesc";

	private static final String ENUM_CONSTANT = "java/lang/Enum$EnumDesc";

	private final String owner;

	private final References references;

	/**
	 * Create a new instance.
	 * @param owner the internal name of the class that has the constants
	 * @param references where to add what they refer to
	 */
	DynamicConstants(String owner, References references) {
		this.owner = owner;
		this.references = references;
	}

	/**
	 * Add a constant of any kind.
	 * @param value the constant
	 * @param classes how classes in it are referred to
	 */
	void add(Object value, How classes) {
		if (value instanceof Handle handle) {
			this.references.handle(handle);
		}
		else if (value instanceof Type type) {
			this.references.add(ClassLiteralVisitor.isClass(type) ? classes : How.MENTION, type);
		}
		else if (value instanceof ConstantDynamic constant) {
			addDynamic(constant, classes);
		}
	}

	private void addDynamic(ConstantDynamic constant, How classes) {
		Handle bootstrap = constant.getBootstrapMethod();
		if (!BootstrapMethods.isKnownConstant(bootstrap)) {
			this.references.handle(bootstrap);
			this.references.add(How.UNKNOWN_CALL, this.owner);
			return;
		}
		String type = classOfEnum(constant);
		String described = (argument(constant, 2) instanceof String name) ? name : null;
		if (bootstrap.getName().equals("enumConstant")) {
			String name = Type.getType(constant.getDescriptor()).getInternalName();
			this.references.member(How.STATIC_READ, name, constant.getName(), constant.getDescriptor());
		}
		else if (bootstrap.getName().equals("getStaticFinal")) {
			this.references.add(How.UNKNOWN_CALL, this.owner);
		}
		else if (type != null && described != null) {
			this.references.member(How.STATIC_READ, type, described, "L" + type + ";");
		}
		else if (isOf(constant, ENUM_CONSTANT)) {
			this.references.add(How.UNKNOWN_CALL, this.owner);
		}
		for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
			add(constant.getBootstrapMethodArgument(i), classes);
		}
	}

	/**
	 * Return the class of the constant of an enum that a constant describes.
	 * @return its internal name, or {@code null} if it describes none
	 */
	private static @Nullable String classOfEnum(ConstantDynamic constant) {
		boolean described = isOf(constant, ENUM_CONSTANT) && argument(constant, 1) instanceof ConstantDynamic type
				&& isOf(type, CLASS);
		Object name = described ? argument((ConstantDynamic) constant.getBootstrapMethodArgument(1), 1) : null;
		return (name instanceof String className) ? className.replace('.', '/') : null;
	}

	private static boolean isOf(ConstantDynamic constant, String owner) {
		return argument(constant, 0) instanceof Handle handle && handle.getOwner().equals(owner)
				&& handle.getName().equals("of");
	}

	private static @Nullable Object argument(ConstantDynamic constant, int index) {
		return (index < constant.getBootstrapMethodArgumentCount()) ? constant.getBootstrapMethodArgument(index) : null;
	}

}
