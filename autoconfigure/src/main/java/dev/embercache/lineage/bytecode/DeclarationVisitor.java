package dev.embercache.lineage.bytecode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

import dev.embercache.lineage.CacheLineage;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Writes what a method says of itself as tokens: its types, flags and annotations. What
 * an annotation says of lineages stands for itself too.
 */
final class DeclarationVisitor extends MethodVisitor {

	private static final String STATEMENT = Type.getDescriptor(CacheLineage.class);

	private final Tokens tokens = new Tokens();

	private final Tokens statement = new Tokens();

	private final References references;

	private final CodeRules rules;

	private final boolean synthetic;

	private final int parameterCount;

	private final String descriptor;

	private final @Nullable String signature;

	/** What the annotations of each parameter refer to. */
	private final Map<Integer, References> ofParameters = new TreeMap<>();

	private int annotable;

	DeclarationVisitor(DeclaringClass owner, int access, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions, References references) {
		super(Opcodes.ASM9);
		this.references = references;
		this.rules = owner.rules();
		this.descriptor = descriptor;
		this.signature = signature;
		this.parameterCount = Type.getArgumentTypes(descriptor).length;
		this.annotable = this.parameterCount;
		this.synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
		this.tokens.add(access & ~Opcodes.ACC_DEPRECATED).add(descriptor).add(signature);
		this.references.mention(descriptor);
		this.references.signature(signature);
		if (exceptions != null) {
			for (String exception : exceptions) {
				this.tokens.add(exception);
				this.references.add(How.MENTION, exception);
			}
		}
		if ((access & Opcodes.ACC_NATIVE) != 0) {
			this.references.add(How.NATIVE, owner.name());
		}
	}

	Tokens tokens() {
		return this.tokens;
	}

	@Override
	public void visitParameter(String name, int access) {
		if (!this.synthetic) {
			// Not all versions of a compiler tell what the language implies
			this.tokens.add("parameter").add(name).add(access & ~Opcodes.ACC_MANDATED);
		}
	}

	/**
	 * Add what the annotations of parameters name outside of the code: to the fields that
	 * hold a parameter, if it is only stored, and else to the method.
	 * @param stored the fields that hold parameters
	 * @param fields takes the key of a field, and what belongs to it
	 */
	void addParameters(StoredParameters stored, BiConsumer<String, Reference> fields) {
		this.ofParameters.forEach((parameter, named) -> {
			Set<String> holders = (this.annotable == this.parameterCount) ? stored.fieldsOf(parameter) : Set.of();
			for (Reference reference : named.toList()) {
				if (!reference.how().isInjected() || holders.isEmpty()) {
					this.references.add(reference);
				}
				else {
					holders.forEach((holder) -> fields.accept(holder, reference));
				}
			}
		});
	}

	@Override
	public void visitAnnotableParameterCount(int parameterCount, boolean visible) {
		this.annotable = parameterCount;
	}

	@Override
	public AnnotationVisitor visitAnnotationDefault() {
		this.tokens.add("default");
		return new AnnotationTokens(this.tokens, this.references, this.rules);
	}

	@Override
	public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
		if (this.rules.isWithoutMeaning(descriptor)) {
			return null;
		}
		Tokens target = descriptor.equals(STATEMENT) ? this.statement : this.tokens;
		boolean ofParameter = descriptor.equals(AnnotationTokens.VALUE) && this.parameterCount == 1;
		References named = ofParameter ? this.ofParameters.computeIfAbsent(0, (key) -> new References())
				: this.references;
		return new AnnotationTokens(target, named, this.rules).start("annotation", descriptor);
	}

	@Override
	public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath typePath, String descriptor, boolean visible) {
		return new AnnotationTokens(this.tokens, this.references, this.rules).start("type " + typeRef + typePath,
				descriptor);
	}

	@Override
	public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
		if (this.rules.isWithoutMeaning(descriptor)) {
			return null;
		}
		References named = this.ofParameters.computeIfAbsent(parameter, (key) -> new References());
		return new AnnotationTokens(this.tokens, named, this.rules).start("parameter " + parameter, descriptor);
	}

	@Override
	public void visitEnd() {
		this.references.evaluateObjectsAtHand(this.descriptor, this.signature);
		if (!this.statement.isEmpty()) {
			this.tokens.add(this.statement);
			this.references.outside(How.STATEMENT, this.statement.fingerprint().toString());
		}
	}

}
