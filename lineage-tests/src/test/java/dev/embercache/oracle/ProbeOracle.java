package dev.embercache.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.embercache.lineage.Lineage;
import dev.embercache.oracle.Calls.Call;
import dev.embercache.oracle.Recorder.Computation;

/**
 * Compares what ran with what lineages have: each method that ran on behalf of a
 * computation, and each that wrote what the computation read, has to be in all lineages
 * of the computing method.
 */
final class ProbeOracle {

	private final Names names;

	ProbeOracle(Names names) {
		this.names = names;
	}

	/**
	 * Return what is missing.
	 * @param harbor the application, in which the calls were made
	 * @param calls the calls
	 * @return the cached methods, by what is not in their lineages
	 */
	Map<String, Set<String>> missed(Harbor harbor, List<Call> calls) {
		Map<String, List<Lineage>> lineages = new LinkedHashMap<>();
		calls.forEach((call) -> lineages.put(call.type() + "." + call.method() + "(", harbor.lineages(call)));
		Map<String, Set<String>> missed = new TreeMap<>();
		for (Computation computation : Recorder.computations()) {
			String method = this.names.name(computation.method());
			List<Lineage> found = lineages.get(method.substring(0, method.indexOf('(') + 1));
			if (found == null || found.isEmpty()) {
				add(missed, "the lineage", method);
				continue;
			}
			found.forEach((lineage) -> compare(computation, lineage, missed));
		}
		return missed;
	}

	private void compare(Computation computation, Lineage lineage, Map<String, Set<String>> missed) {
		Cover cover = new Cover(lineage);
		computation.methods().forEach((number) -> {
			String method = this.names.name(number);
			if (!cover.has(method)) {
				add(missed, method, lineage.displayName());
			}
		});
		computation.writers().forEach((write) -> {
			String method = this.names.name(write.method());
			if (!cover.has(method)) {
				add(missed, method + ", which wrote " + this.names.name(write.field()), lineage.displayName());
			}
		});
	}

	private static void add(Map<String, Set<String>> missed, String what, String where) {
		missed.computeIfAbsent(what, (key) -> new TreeSet<>()).add(where);
	}

}
