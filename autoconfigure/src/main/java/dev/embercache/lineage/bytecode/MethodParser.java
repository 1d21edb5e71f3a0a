package dev.embercache.lineage.bytecode;

import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Reads a method by a chain of visitors, each with one job. An instruction goes through
 * the chain from the first to the last:
 * <ol>
 * <li>{@link FingerprintVisitor}: the tokens of the code</li>
 * <li>{@link EnumSwitchVisitor}: switches over enums, and the constants they refer
 * to</li>
 * <li>{@link OutsideVisitor}: texts that look like names of resources</li>
 * <li>{@link StoredParameters}: parameters that become fields</li>
 * <li>{@link BeanNameVisitor}: beans that code asks for by name</li>
 * <li>{@link ClassLiteralVisitor}: classes as values</li>
 * <li>{@link CountingVisitor}: reads of numbers that are more than a count</li>
 * <li>{@link ReferenceVisitor}: all other methods, fields and types</li>
 * <li>{@link StackVisitor}: the operand stack, and what becomes of containers</li>
 * <li>{@link DeclarationVisitor}: types, flags and annotations</li>
 * </ol>
 * A visitor that asks another one stands right before it, and asks before it passes the
 * instruction on, because the answer is about the state before the instruction: the
 * fingerprint has to know of a switch whether it is one over an enum, and a reference
 * whether the object on the stack is {@code this}. Apart from these two pairs the order
 * is free: references are a set, and only the fingerprint has an order.
 */
final class MethodParser {

	private static final int OF_LOCAL_FUNCTION = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

	private final int access;

	private final boolean lambdaBody;

	private final References references = new References();

	private final DeclarationVisitor declaration;

	private final FingerprintVisitor fingerprint;

	private final StoredParameters stored;

	MethodParser(DeclaringClass owner, int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		this.access = access;
		this.lambdaBody = isLambdaBody(access, name);
		References references = this.references;
		this.declaration = new DeclarationVisitor(owner, access, descriptor, signature, exceptions, references);
		StackVisitor stack = new StackVisitor(owner, access, name, descriptor, references, this.declaration);
		MethodVisitor chain = new ReferenceVisitor(owner, references, stack);
		chain = new CountingVisitor(references, chain);
		chain = new ClassLiteralVisitor(owner.rules(), references, chain);
		chain = new BeanNameVisitor(owner.rules(), references, chain);
		this.stored = new StoredParameters(owner, access, descriptor, chain);
		chain = this.stored;
		chain = new OutsideVisitor(owner, references, chain);
		this.fingerprint = new FingerprintVisitor(owner.name(), new EnumSwitchVisitor(owner.nest(), references, chain));
	}

	/**
	 * Return the visitor that the method has to accept.
	 * @return the first of the chain
	 */
	MethodVisitor visitor() {
		return this.fingerprint;
	}

	int access() {
		return this.access;
	}

	/**
	 * Return whether the compiler has made the method from code in another method, so
	 * that its name says nothing: the body of a lambda, or the values of an enum.
	 */
	boolean isLambdaBody() {
		return this.lambdaBody;
	}

	/**
	 * Kotlin does not mark what it makes of lambdas and local functions, but names it
	 * after the function around it, as in {@code find$lambda$0}. Only the class itself
	 * can call a private method, so nothing is lost if the method was written like that.
	 */
	static boolean isLambdaBody(int access, String name) {
		int made = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
		return (access & made) == made || (access & OF_LOCAL_FUNCTION) == OF_LOCAL_FUNCTION && name.indexOf('$') > 0;
	}

	/**
	 * Return what the method says of itself, and its code, with the places of methods of
	 * the same class left open.
	 */
	Tokens tokens() {
		return new Tokens().add(this.declaration.tokens()).add(this.fingerprint.code());
	}

	/**
	 * Return the methods of the same class that belong in the open places.
	 * @return names with descriptors, in the order of the code
	 */
	List<String> ownMethods() {
		return this.fingerprint.ownMethods();
	}

	/**
	 * Add what is named outside of the code where parameters are injected.
	 * @param fields takes the key of a field that holds such a parameter, and what it
	 * names
	 */
	void addParameters(BiConsumer<String, Reference> fields) {
		this.declaration.addParameters(this.stored, fields);
	}

	References references() {
		return this.references;
	}

}
