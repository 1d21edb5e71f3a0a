package dev.embercache.codec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.ClassUtils;

/**
 * The types of a generation as plans see them: what a declaration tells about a part, and
 * what a name in bytes stands for. They are those of the JDK, which have plans, and the
 * {@linkplain AllowedTypes allowed types}.
 */
final class KnownTypes {

	private final AllowedTypes allowed;

	private final JdkPlans jdk;

	private final Customized customized;

	private final Map<Class<?>, EnumPlan> enums = new ConcurrentHashMap<>();

	KnownTypes(AllowedTypes allowed, JdkPlans jdk, Customized customized) {
		this.allowed = allowed;
		this.jdk = jdk;
		this.customized = customized;
	}

	AllowedTypes allowed() {
		return this.allowed;
	}

	JdkPlans jdk() {
		return this.jdk;
	}

	/**
	 * Return what a declared type tells about a part.
	 */
	DeclaredPart declared(Class<?> declaredType) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declaredType);
		ScalarPlan scalar = null;
		if (this.jdk.of(type) instanceof ScalarPlan known) {
			scalar = known;
		}
		else if (type.isEnum() && !JdkClasses.contains(type) && !this.customized.handles(type)) {
			this.allowed.admit(type);
			scalar = ofEnum(type);
		}
		return new DeclaredPart(type, scalar, declaredType.isPrimitive());
	}

	/**
	 * Return the plan of an enum that is not the JDK's.
	 */
	EnumPlan ofEnum(Class<?> type) {
		return this.enums.computeIfAbsent(type, EnumPlan::new);
	}

	/**
	 * Check that a class can be resolved when its name is read.
	 * @throws Refusal if it cannot
	 */
	void admit(Class<?> type) {
		if (type.isArray()) {
			admit(type.componentType());
		}
		else if (JdkClasses.contains(type)) {
			if (JdkTypes.named(type.getName()) != type && this.jdk.of(type) == null) {
				throw Refusal.ofJdk(type);
			}
		}
		else {
			this.allowed.admit(type);
		}
	}

	/**
	 * Return the type of a name that was found in bytes.
	 * @throws Refusal if it is not to be resolved
	 */
	Class<?> named(String name) {
		if (name.endsWith("[]")) {
			return named(name.substring(0, name.length() - 2)).arrayType();
		}
		Class<?> type = JdkTypes.named(name);
		if (type != null) {
			return type;
		}
		Plan plan = this.jdk.named(name);
		return (plan != null && plan.type().getName().equals(name)) ? plan.type() : this.allowed.resolve(name);
	}

}
