package dev.embercache.lineage.index;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Knows which static initializers do no more than to fill static fields of their own
 * class. Nobody can tell whether such a one ran, but by reading one of these fields.
 */
public final class Initializers {

	public static final String KEY = "<clinit>()V";

	private static final Set<String> HARMLESS = Set.of("java.lang.String", "java.lang.StringBuilder",
			"java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.lang.Byte", "java.lang.Boolean",
			"java.lang.Character", "java.lang.Double", "java.lang.Float", "java.lang.Math", "java.lang.Object",
			"java.lang.Number", "java.math.BigDecimal", "java.math.BigInteger", "java.time.Duration",
			"java.util.ArrayList", "java.util.Arrays", "java.util.Collection", "java.util.Collections",
			"java.util.HashMap", "java.util.HashSet", "java.util.LinkedHashMap", "java.util.LinkedHashSet",
			"java.util.List", "java.util.Map", "java.util.Set", "java.util.TreeMap", "java.util.TreeSet",
			"java.util.concurrent.ConcurrentHashMap", "java.util.concurrent.atomic.AtomicInteger",
			"java.util.concurrent.atomic.AtomicLong", "java.util.regex.Pattern", "org.slf4j.LoggerFactory",
			"org.apache.commons.logging.LogFactory");

	private Initializers() {
	}

	/**
	 * Return the name of the static initializer of a class.
	 * @param className the name of the class
	 */
	public static MemberRef of(String className) {
		return new MemberRef(className, "<clinit>", "()V");
	}

	/**
	 * Return the static initializer of a class, if it does more than to fill fields.
	 * @param summary the class
	 * @return the initializer, or {@code null} if there is none that matters by itself
	 */
	public static @Nullable Member findEffective(ClassSummary summary) {
		Member initializer = summary.find(KEY);
		return (initializer == null || isHarmless(initializer, summary.name())) ? null : initializer;
	}

	private static boolean isHarmless(Member initializer, String className) {
		return initializer.references().stream().allMatch((reference) -> isHarmless(reference, className));
	}

	private static boolean isHarmless(Reference reference, String className) {
		return switch (reference.how()) {
			case MENTION, LAMBDA -> true;
			case STATIC_WRITE, STATIC_READ, CHANGE -> reference.owner().equals(className);
			case NEW, SPECIAL_CALL, STATIC_CALL, VIRTUAL_CALL -> HARMLESS.contains(reference.owner());
			default -> false;
		};
	}

}
