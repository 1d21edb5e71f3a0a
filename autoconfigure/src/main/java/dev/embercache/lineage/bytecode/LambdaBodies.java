package dev.embercache.lineage.bytecode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Type;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Makes lambdas a part of the methods that they are written in: of their fingerprints and
 * of what they refer to.
 * <p>
 * The compiler turns the body of a lambda into a private synthetic method, such as
 * {@code lambda$find$3}, where the number depends on how many lambdas are above it. So
 * such a method is no member of its own, and its name counts nowhere. Wherever code
 * refers to it, the {@link FingerprintVisitor} leaves a place open, and this class puts
 * the fingerprint of the body there, with the lambdas within the lambda. The same goes
 * for other methods that compilers make from code, such as the values of an enum or the
 * local functions of Kotlin.
 */
final class LambdaBodies {

	private final String className;

	private final Map<String, MethodParser> methods;

	private final Map<String, Fingerprint> bodies = new HashMap<>();

	/** The bodies whose fingerprint is being made. */
	private final Set<String> open = new HashSet<>();

	/** Whether one of these has come back to itself. */
	private boolean cyclic;

	/**
	 * Create the lambdas of a class.
	 * @param internalName the internal name of the class
	 * @param methods all methods of the class by name and descriptor
	 */
	LambdaBodies(String internalName, Map<String, MethodParser> methods) {
		this.className = Type.getObjectType(internalName).getClassName();
		this.methods = methods;
	}

	/**
	 * Return what a method means: its tokens, then what stands in the open places.
	 * @param key the name and descriptor of the method
	 * @param method the method
	 */
	Fingerprint fingerprint(String key, MethodParser method) {
		Tokens tokens = method.tokens();
		for (String own : method.ownMethods()) {
			MethodParser target = this.methods.get(own);
			// A body that calls itself would need its own fingerprint
			if (target == null || !target.isLambdaBody() || own.equals(key)) {
				tokens.add("named").add(own);
			}
			else {
				tokens.add("hidden").add(bodyFingerprint(own, target));
			}
		}
		return tokens.fingerprint();
	}

	private Fingerprint bodyFingerprint(String key, MethodParser body) {
		Fingerprint known = this.bodies.get(key);
		if (known != null) {
			return known;
		}
		if (!this.open.add(key)) {
			this.cyclic = true;
			return Fingerprint.UNKNOWN;
		}
		Fingerprint made = fingerprint(key, body);
		this.open.remove(key);
		if (!this.cyclic) {
			this.bodies.put(key, made);
		}
		// What lacks a part of a circle is complete only for who comes from outside of it
		this.cyclic &= !this.open.isEmpty();
		return made;
	}

	/**
	 * Return what a method and the lambdas in it refer to, except those lambdas.
	 * @param key the name and descriptor of the method
	 */
	List<Reference> references(String key) {
		return allReferences(key).toList().stream().filter((reference) -> !isLambdaBody(reference)).toList();
	}

	/**
	 * Return where containers go in a method and the lambdas in it.
	 * @param key the name and descriptor of the method
	 */
	List<Flow> flows(String key) {
		return allReferences(key).flows();
	}

	private References allReferences(String key) {
		References all = new References();
		addReferences(key, all, new HashSet<>());
		return all;
	}

	private void addReferences(String key, References all, Set<String> seen) {
		MethodParser method = this.methods.get(key);
		if (method != null && seen.add(key)) {
			if (method.isLambdaBody()) {
				all.addAllOfLambda(method.references());
			}
			else {
				all.addAll(method.references());
			}
			method.ownMethods().stream().filter(this::isLambdaBody).forEach((own) -> addReferences(own, all, seen));
		}
	}

	private boolean isLambdaBody(Reference reference) {
		return reference.owner().equals(this.className) && isLambdaBody(reference.key());
	}

	private boolean isLambdaBody(String key) {
		MethodParser method = this.methods.get(key);
		return method != null && method.isLambdaBody();
	}

}
