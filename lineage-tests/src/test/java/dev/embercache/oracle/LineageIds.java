package dev.embercache.oracle;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Lineage;
import dev.embercache.oracle.Calls.Call;

/**
 * The lineages that a start of the application gave, by the methods that they are of, as
 * texts. Can be asked for in a JVM of its own.
 */
final class LineageIds {

	private LineageIds() {
	}

	/**
	 * Start the application, make all calls, and describe the lineages.
	 * @param urls where its classes are
	 * @param store the folder of the store
	 * @param seed what chooses the order of beans and calls, or zero to leave it
	 * @param arguments what else stands on the command line
	 * @return the elements and their fingerprints, by cached method
	 */
	static Map<String, Set<String>> of(URL[] urls, Path store, long seed, List<String> arguments) {
		List<Call> calls = new ArrayList<>(Calls.all());
		if (seed != 0) {
			Collections.shuffle(calls, new Random(seed));
		}
		Map<String, Set<String>> found = new TreeMap<>();
		try (Harbor harbor = Harbor.start(urls, new Weaver(new Names(), false), store,
				(seed != 0) ? List.of(new Shuffle(seed)) : List.of(), arguments)) {
			harbor.callAll(calls);
			for (Call call : calls) {
				Set<String> lines = found.computeIfAbsent(call.type() + "." + call.method(), (key) -> new TreeSet<>());
				harbor.lineages(call).forEach((lineage) -> lines.addAll(lines(lineage)));
			}
		}
		return found;
	}

	/**
	 * The platform counts where it is another one.
	 */
	private static Set<String> lines(Lineage lineage) {
		Set<String> lines = new TreeSet<>();
		lineage.parts()
			.stream()
			.filter((part) -> part.element().kind() != Element.Kind.LIBRARY
					|| !part.element().name().startsWith("java"))
			.forEach((part) -> lines.add(part.element() + " " + part.fingerprint()));
		return lines;
	}

	/**
	 * Write the lineages of a start to a file.
	 * @param arguments the file, the seed, the store, the number of URLs, the URLs, and
	 * what else stands on the command line
	 */
	public static void main(String[] arguments) throws Exception {
		int count = Integer.parseInt(arguments[3]);
		URL[] urls = new URL[count];
		for (int i = 0; i < count; i++) {
			urls[i] = URI.create(arguments[4 + i]).toURL();
		}
		Map<String, Set<String>> found = of(urls, Path.of(arguments[2]), Long.parseLong(arguments[1]),
				List.of(arguments).subList(4 + count, arguments.length));
		List<String> lines = new ArrayList<>();
		found.forEach((method, elements) -> elements.forEach((element) -> lines.add(method + "\t" + element)));
		Files.write(Path.of(arguments[0]), lines);
		System.exit(0);
	}

}
