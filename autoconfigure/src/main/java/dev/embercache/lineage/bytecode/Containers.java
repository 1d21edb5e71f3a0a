package dev.embercache.lineage.bytecode;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of types of libraries whose objects hold others and can be changed, such
 * as collections, arrays and atomic references. Names are those of class files.
 */
final class Containers {

	private static final Set<String> OTHERS = Set.of("java/lang/Object", "java/lang/Iterable",
			"java/lang/StringBuilder", "java/lang/StringBuffer", "java/lang/ThreadLocal",
			"java/lang/InheritableThreadLocal", "java/lang/ref/Reference", "java/lang/ref/WeakReference",
			"java/lang/ref/SoftReference", "org/springframework/util/MultiValueMap",
			"org/springframework/util/LinkedMultiValueMap", "org/springframework/util/ConcurrentReferenceHashMap");

	private static final Pattern NOT_IN_UTIL = Pattern.compile("Optional\\w*|UUID|Locale|Currency|Comparator|Base64.*"
			+ "|TimeZone|Timer|Random|SplittableRandom|Scanner|ResourceBundle|ServiceLoader|HexFormat|Objects");

	private static final Pattern HOLDS_NO_OBJECTS = Pattern.compile("Ljava/(?:lang/.*|util/(?:Date|Calendar"
			+ "|GregorianCalendar|BitSet|Properties|StringJoiner|concurrent/atomic/(?:Atomic(?:Integer|Long|Boolean).*"
			+ "|(?:Long|Double)\\w+)));");

	private static final Pattern IN_CONCURRENT = Pattern.compile("\\w*(?:Map|Set|List|Queue|Deque)");

	private static final Pattern LOOKS = Pattern
		.compile("get|getOrDefault|getFirst|getLast|getPlain|getAcquire|getOpaque"
				+ "|getTime|getProperty|contains\\w*|size|isEmpty|length|values|keySet|entrySet|iterator|\\w*[sS]tream|forEach"
				+ "|toString|equals|hashCode|toArray|indexOf|lastIndexOf|(?:first|last|floor|ceiling|higher|lower|peek)\\w*"
				+ "|element|elements|keys|(?:head|tail|sub)(?:Map|Set|List)|descending\\w*|navigableKeySet|reversed"
				+ "|\\w+Value|charAt|substring|clone|comparator|sum|cardinality|next(?:Set|Clear)Bit|before|after|compareTo"
				+ "|mappingCount|stringPropertyNames|refersTo|hasNext|next|getKey|elementAt");

	private static final Pattern TAKES_A_COPY = Pattern
		.compile("java/(?:util/\\w+\\.(?:<init>|addAll|putAll|containsAll"
				+ "|removeAll|retainAll|copyOf\\w*|equals|unmodifiable\\w*|toString|hashCode|max|min|frequency|disjoint|stream)"
				+ "|util/concurrent/\\w+\\.(?:<init>|addAll|putAll)|lang/String\\.(?:join|valueOf)|lang/invoke/StringConcatFactory\\..*)");

	private Containers() {
	}

	/**
	 * Return whether a field of this type may hold an object that can be changed without
	 * application code that writes to a field.
	 * @param descriptor the descriptor of the type
	 * @return whether it is an array, a container or anything
	 */
	static boolean isContainer(String descriptor) {
		return descriptor.startsWith("[")
				|| descriptor.startsWith("L") && isContainerClass(descriptor.substring(1, descriptor.length() - 1));
	}

	static boolean isContainerClass(String name) {
		if (name.startsWith("[")) {
			return true;
		}
		if (name.startsWith("java/util/")) {
			String simple = name.substring("java/util/".length());
			if (simple.startsWith("concurrent/")) {
				String concurrent = simple.substring("concurrent/".length());
				return concurrent.startsWith("atomic/") || IN_CONCURRENT.matcher(concurrent).matches();
			}
			return simple.indexOf('/') < 0 && !NOT_IN_UTIL.matcher(simple).matches();
		}
		return OTHERS.contains(name) || name.startsWith("com/google/common/collect/") && !name.contains("/Immutable");
	}

	/**
	 * Return whether a container holds others.
	 * @param signature the generic signature of a field, or its descriptor
	 * @return whether what it holds can be changed like itself
	 */
	static boolean isNested(String signature) {
		int containers = 0;
		for (int i = signature.indexOf('L'); i >= 0; i = signature.indexOf('L', i + 1)) {
			int end = i + 1;
			while (end < signature.length() && ";<.".indexOf(signature.charAt(end)) < 0) {
				end++;
			}
			if (isContainerClass(signature.substring(i + 1, end))) {
				containers++;
			}
			i = end - 1;
		}
		return containers + signature.chars().filter((character) -> character == '[').count() > 1;
	}

	/**
	 * Return the generic signature of a field that has none of its own.
	 * @param descriptor the descriptor of the field
	 * @return one that says that a container may hold anything
	 */
	static String signature(String descriptor) {
		boolean any = descriptor.startsWith("L") && isContainer(descriptor)
				&& !HOLDS_NO_OBJECTS.matcher(descriptor).matches();
		return any ? descriptor.replace(";", "<Ljava/lang/Object;>;") : descriptor;
	}

	/**
	 * Return whether a method leaves the container that it is called on as it is.
	 * @param name the name of the method
	 * @return whether it only looks at it, or returns a view of it
	 */
	static boolean looks(String name) {
		return LOOKS.matcher(name).matches();
	}

	/**
	 * Return whether a method leaves a container that it gets as an argument as it is,
	 * and does not keep it.
	 * @param owner the class of the method
	 * @param name the name of the method
	 * @return whether it only reads what is in there
	 */
	static boolean takesACopy(String owner, String name) {
		return TAKES_A_COPY.matcher(owner + "." + name).matches();
	}

}
