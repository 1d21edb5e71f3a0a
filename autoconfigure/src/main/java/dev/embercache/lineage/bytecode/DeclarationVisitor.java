package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

import dev.embercache.lineage.CacheLineage;
import dev.embercache.lineage.Tokens;
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

	DeclarationVisitor(DeclaringClass owner, int access, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions, References references) {
		super(Opcodes.ASM9);
		this.references = references;
		this.rules = owner.rules();
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

	@Override
	public AnnotationVisitor visitAnnotationDefault() {
		this.tokens.add("default");
		return new AnnotationTokens(this.tokens, this.references);
	}

	@Override
	public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
		if (this.rules.isWithoutMeaning(descriptor)) {
			return null;
		}
		Tokens target = descriptor.equals(STATEMENT) ? this.statement : this.tokens;
		return new AnnotationTokens(target, this.references).start("annotation", descriptor);
	}

	@Override
	public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath typePath, String descriptor, boolean visible) {
		return new AnnotationTokens(this.tokens, this.references).start("type " + typeRef + typePath, descriptor);
	}

	@Override
	public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
		return this.rules.isWithoutMeaning(descriptor) ? null
				: new AnnotationTokens(this.tokens, this.references).start("parameter " + parameter, descriptor);
	}

	@Override
	public void visitEnd() {
		if (!this.statement.isEmpty()) {
			this.tokens.add(this.statement);
			this.references.outside(How.STATEMENT, this.statement.fingerprint().toString());
		}
	}

}
