package dev.embercache.lineage.index;

import java.util.Set;
import java.util.regex.Pattern;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * What calls into libraries can do with application code.
 */
public final class LibraryMethods {

	public static final String TO_STRING = "toString()Ljava/lang/String;";

	/** The methods that any code may call on any object. */
	static final Set<String> OF_OBJECT = Set.of(TO_STRING, "equals(Ljava/lang/Object;)Z", "hashCode()I",
			"clone()Ljava/lang/Object;", "finalize()V");

	/** Types that add no methods to those. */
	public static final Set<String> NONE = Set.of("java.lang.Object", "java.lang.Record", "java.io.Serializable",
			"java.lang.Cloneable");

	/** The ways in which serialisation calls a class. */
	static final Set<String> SERIALISATION_HOOKS = Set.of("readObject", "writeObject", "readResolve", "writeReplace",
			"readExternal", "writeExternal", "readObjectNoData");

	private static final Set<String> SILENT = Set.of("org.slf4j.", "org.apache.commons.logging.", "org.apache.logging.",
			"org.jspecify.", "org.springframework.util.StringUtils", "org.springframework.util.Assert",
			"org.springframework.util.CollectionUtils", "reactor.core.");

	private static final Set<String> REFLECTION = Set.of("java.lang.reflect.", "java.lang.invoke.",
			"java.util.ServiceLoader", "java.beans.Introspector", "java.lang.ClassLoader.loadClass",
			"java.lang.ClassLoader.defineClass", "java.lang.Class.forName", "java.lang.Class.get",
			"java.lang.Class.newInstance", "javax.script.", "org.springframework.util.ReflectionUtils",
			"org.springframework.util.ClassUtils.forName", "org.springframework.util.ClassUtils.resolveClassName",
			"org.springframework.expression.",
			"org.springframework.beans.factory.BeanFactory.getBean(Ljava/lang/String;",
			"org.springframework.context.ApplicationContext.getBean(Ljava/lang/String;");

	private static final Set<String> NO_REFLECTION = Set.of("java.lang.Class.getName", "java.lang.Class.getSimpleName",
			"java.lang.Class.getTypeName", "java.lang.Class.getPackageName", "java.lang.Class.getCanonicalName",
			"java.lang.Class.getResource", "java.lang.Class.getEnumConstants", "java.lang.reflect.Array.",
			"java.lang.Class.getClassLoader", "java.lang.Class.getModule", "java.lang.reflect.Method.get",
			"java.lang.reflect.Method.is", "java.lang.reflect.Method.to", "java.lang.reflect.Method.equals",
			"java.lang.reflect.Method.hashCode", "java.lang.reflect.Parameter.", "java.lang.reflect.Modifier.",
			"java.lang.reflect.AnnotatedElement.", "java.lang.invoke.LambdaMetafactory",
			"java.lang.invoke.StringConcatFactory", "java.lang.invoke.MethodHandles$Lookup");

	/** Methods of the platform that make no text of the objects that they get. */
	private static final Pattern SPEECHLESS = Pattern.compile(
			"""
					java\\.lang\\.(?:Math|StrictMath|Integer|Long|Short|Byte|Boolean|Character|Double|Float|Record|Number|Iterable\
					|Comparable|Runnable|Thread|System|Class|Enum)\\.(?!toString\\(\\)).*\
					|java\\.lang\\.Object\\.(?:<init>|getClass|hashCode|equals|clone|wait|notify).*\
					|java\\.lang\\.String\\.(?!format|valueOf\\(Ljava/lang/Object;|join).*\
					|java\\.lang\\.StringBu\\w+\\.(?!append\\(Ljava/lang/Object;|insert\\(ILjava/lang/Object;).*\
					|java\\.lang\\.\\w+(?:Exception|Error)\\.<init>\\((?!Ljava/lang/(?:Object|Throwable);).*\
					|java\\.lang\\.invoke\\.(?:LambdaMetafactory|MethodHandles\\$Lookup).*\
					|java\\.util\\.(?!Objects|String|Formatter|Arrays|Properties|logging|stream)[\\w.$]+\\.(?!toString)[^.]*\
					|java\\.util\\.Arrays\\.(?!\\w*[tT]oString).*|java\\.util\\.Objects\\.(?!toString|requireNonNull\\w*String).*\
					|java\\.util\\.stream\\.(?!Collectors\\.joining).*|java\\.(?:math|time)\\..*""");

	/** Libraries that read the properties of whatever object they get. */
	private static final Set<String> PROPERTY_READERS = Set.of("tools.jackson.", "com.fasterxml.jackson.",
			"com.google.gson.", "jakarta.json.bind.", "com.jayway.jsonpath.", "org.yaml.snakeyaml.",
			"com.thoughtworks.xstream.", "jakarta.xml.bind.", "org.springframework.http.", "org.springframework.web.",
			"org.springframework.expression.", "org.springframework.beans.BeanUtils",
			"org.springframework.beans.BeanWrapper", "org.springframework.beans.PropertyAccessorFactory",
			"org.springframework.ui.", "org.thymeleaf.", "freemarker.", "com.samskivert.mustache.",
			"com.github.jknack.handlebars.", "groovy.", "org.modelmapper.", "org.apache.commons.beanutils.",
			"org.apache.commons.lang3.builder.", "java.beans.");

	/** How a method takes any object. */
	private static final Pattern ANY_OBJECT = Pattern.compile(
			".*\\(.*Ljava/(?:lang/(?:Object|Iterable)|util/(?:Map|List|Set|Collection|Optional|stream/Stream));.*\\).*");

	private LibraryMethods() {
	}

	/**
	 * Return the name of the method by which objects of a class become text.
	 * @param className the name of the class
	 */
	public static MemberRef toString(String className) {
		return new MemberRef(className, "toString", "()Ljava/lang/String;");
	}

	/**
	 * Return whether code may make a text of any object that it has.
	 * @param code the code
	 * @param reference what it refers to outside of the application
	 * @return whether the text of objects may become a part of what the code returns
	 */
	public static boolean mayTell(Member code, Reference reference) {
		boolean call = switch (reference.how()) {
			case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL, SELF_CALL, SUPER_CALL -> true;
			default -> false;
		};
		if (!call || SILENT.stream().anyMatch(reference.owner()::startsWith)) {
			return false;
		}
		if (reference.owner().equals("java.lang.runtime.ObjectMethods")) {
			return code.name().equals("toString");
		}
		return !SPEECHLESS.matcher(reference.owner() + "." + reference.key()).matches();
	}

	/**
	 * Return whether a call can come to code that only its arguments name, or not even
	 * those.
	 * @param call a call of a method outside of the application
	 * @return whether any application code may be called
	 */
	public static boolean isReflection(Reference call) {
		String name = call.owner() + "." + call.key();
		return REFLECTION.stream().anyMatch(name::startsWith) && NO_REFLECTION.stream().noneMatch(name::startsWith);
	}

	/**
	 * Return whether a call hands objects to a library that may look into them.
	 * @param call a call of a method outside of the application
	 * @return whether the objects' classes matter as a whole
	 */
	public static boolean mayLookInside(Reference call) {
		String owner = call.owner();
		if (owner.startsWith("java.io.Object")) {
			return true;
		}
		return !owner.startsWith("java.") && SILENT.stream().noneMatch(owner::startsWith);
	}

	/**
	 * Return whether a call hands some object to a library that reads its properties,
	 * such as one that writes JSON: which object that is cannot be told from the call.
	 * @param call a call of a method outside of the application
	 * @return whether the properties of any data may be read
	 */
	public static boolean mayReadProperties(Reference call) {
		return PROPERTY_READERS.stream().anyMatch(call.owner()::startsWith) && ANY_OBJECT.matcher(call.key()).matches();
	}

	static boolean isSerialisationHook(Member member) {
		return SERIALISATION_HOOKS.contains(member.name());
	}

}
