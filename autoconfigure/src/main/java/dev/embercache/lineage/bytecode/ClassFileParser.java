package dev.embercache.lineage.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Link;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Reads a class file into a {@link ClassSummary}. Two class files that mean the same have
 * the same fingerprints: the order of members and of the constant pool, line numbers,
 * names of local variables and the numbers of lambdas do not count.
 * <p>
 * Methods are read by the chain of visitors in {@link MethodParser}. The body of a lambda
 * belongs to the method that makes it, which is the work of {@link LambdaBodies}.
 */
public final class ClassFileParser extends ClassVisitor {

	private final Tokens declaration = new Tokens();

	/** What the class tells only those who look into it as a whole. */
	private final Tokens description = new Tokens();

	private final References references = new References();

	private final Map<String, MethodParser> methods = new LinkedHashMap<>();

	private final List<FieldTokens> fields = new ArrayList<>();

	private final Nest nest;

	private DeclaringClass self;

	private int access;

	private @Nullable String superName;

	private List<String> interfaces = List.of();

	private final CodeRules rules;

	private ClassFileParser(Nest nest, CodeRules rules) {
		super(Opcodes.ASM9);
		this.nest = nest;
		this.rules = rules;
		this.self = new DeclaringClass("", nest, rules);
	}

	/**
	 * Parse a class file.
	 * @param bytes the content
	 * @param nest what the numbered classes in it are called
	 * @param rules what is known about the libraries that it uses
	 * @return what it says
	 * @throws RuntimeException if the content is not a class file that this version knows
	 */
	public static ClassSummary parse(byte[] bytes, Nest nest, CodeRules rules) {
		ClassFileParser parser = new ClassFileParser(nest, rules);
		new ClassReader(nest.rename(bytes)).accept(parser, ClassReader.SKIP_FRAMES);
		return parser.summary();
	}

	@Override
	public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
			String @Nullable [] interfaces) {
		this.self = new DeclaringClass(name, this.nest, this.rules);
		this.access = access;
		this.superName = (superName != null) ? Type.getObjectType(superName).getClassName() : null;
		this.declaration.add(access & ~Opcodes.ACC_DEPRECATED).add(name).add(signature).add(superName);
		List<String> names = new ArrayList<>();
		for (String type : (interfaces != null) ? interfaces : new String[0]) {
			names.add(Type.getObjectType(type).getClassName());
		}
		this.interfaces = List.copyOf(names);
		this.declaration.addAll(names);
		this.references.signature(signature);
	}

	@Override
	public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
		if (name.equals(this.self.name())) {
			this.declaration.add("inner").add(outerName).add(innerName).add(access);
		}
	}

	@Override
	public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
		this.declaration.add("outer").add(owner);
	}

	@Override
	public void visitPermittedSubclass(String permittedSubclass) {
		this.declaration.add("permits").add(permittedSubclass);
		this.references.add(How.MENTION, permittedSubclass);
	}

	@Override
	public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
		this.declaration.add("component").add(name).add(descriptor).add(signature);
		this.references.mention(descriptor);
		this.references.signature(signature);
		return new ComponentTokens(this.declaration, this.references, this.rules);
	}

	@Override
	public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
		if (this.rules.isWithoutMeaning(descriptor)) {
			return null;
		}
		if (this.rules.isForReflection(descriptor)) {
			return AnnotationTokens.ofDescription(this.description, this.rules).start("annotation", descriptor);
		}
		return new AnnotationTokens(this.declaration, this.references, this.rules).start("annotation", descriptor);
	}

	@Override
	public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath typePath, String descriptor, boolean visible) {
		return new AnnotationTokens(this.declaration, this.references, this.rules).start("type " + typeRef + typePath,
				descriptor);
	}

	@Override
	public FieldVisitor visitField(int access, String name, String descriptor, @Nullable String signature,
			@Nullable Object value) {
		String generic = (signature != null) ? signature : this.rules.containers().signature(descriptor);
		boolean nested = this.rules.containers().isNested(generic);
		FieldTokens field = new FieldTokens(this.rules, access, name, descriptor, signature, generic, value, nested);
		this.fields.add(field);
		this.self.addField(name, descriptor, nested);
		return field;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		MethodParser method = new MethodParser(this.self, access, name, descriptor, signature, exceptions);
		this.methods.put(name + descriptor, method);
		return method.visitor();
	}

	private ClassSummary summary() {
		List<Member> members = new ArrayList<>();
		Map<String, FieldTokens> byKey = new HashMap<>();
		this.fields.forEach((field) -> byKey.put(field.key(), field));
		this.methods.values().forEach((method) -> method.addParameters((field, reference) -> {
			FieldTokens holder = byKey.get(field);
			((holder != null) ? holder.references : method.references()).add(reference);
		}));
		this.fields.forEach((field) -> members.add(field.member()));
		LambdaBodies lambdas = new LambdaBodies(this.self.name(), this.methods);
		this.methods.forEach((key, method) -> {
			if (!method.isLambdaBody()) {
				members.add(member(key, method, lambdas));
			}
		});
		String className = Type.getObjectType(this.self.name()).getClassName();
		return new ClassSummary(className, this.access, this.superName, this.interfaces, whole(members),
				this.declaration.fingerprint(), this.references.toList(), members, links(className, members));
	}

	/**
	 * Return what the members of a class say of other classes.
	 * @param className the name of the class
	 * @param members its members
	 */
	private static List<Link> links(String className, List<Member> members) {
		Set<String> fields = new HashSet<>();
		members.forEach((member) -> fields.add(member.key()));
		List<Link> links = new ArrayList<>();
		for (Member member : members) {
			for (Reference reference : member.references()) {
				boolean lambda = reference.how() == How.LAMBDA && !reference.owner().startsWith("java.");
				boolean own = reference.owner().equals(className) && fields.contains(reference.key());
				if (lambda || reference.how().isWrite() && !own) {
					links.add(new Link(member.in(className), reference));
				}
			}
		}
		return List.copyOf(links);
	}

	private Fingerprint whole(List<Member> members) {
		Map<String, Fingerprint> sorted = new TreeMap<>();
		members.forEach((member) -> sorted.put(member.name() + " " + member.descriptor(), member.fingerprint()));
		Tokens tokens = new Tokens().add(this.declaration).add(this.description);
		// Reflection shows fields in their order, and so does JSON
		members.stream()
			.filter((member) -> !member.isMethod() && !member.has(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC))
			.forEach((member) -> tokens.add(member.name()));
		sorted.forEach((key, fingerprint) -> tokens.add(key).add(fingerprint));
		return tokens.fingerprint();
	}

	private static Member member(String key, MethodParser method, LambdaBodies lambdas) {
		int parameters = key.indexOf('(');
		return new Member(key.substring(0, parameters), key.substring(parameters), method.access(),
				lambdas.fingerprint(key, method), lambdas.references(key), lambdas.flows(key), false);
	}

	/**
	 * Writes a field as tokens.
	 */
	private static final class FieldTokens extends FieldVisitor {

		private final Tokens tokens = new Tokens();

		private final References references = new References();

		private final CodeRules rules;

		private final int access;

		private final String name;

		private final String descriptor;

		private final boolean nested;

		/**
		 * Create new tokens.
		 * @param generic the signature that the field has or stands for
		 * @param nested whether it holds a container of containers
		 */
		FieldTokens(CodeRules rules, int access, String name, String descriptor, @Nullable String signature,
				String generic, @Nullable Object value, boolean nested) {
			super(Opcodes.ASM9);
			this.rules = rules;
			this.access = access;
			this.nested = nested;
			this.name = name;
			this.descriptor = descriptor;
			this.tokens.add(access & ~Opcodes.ACC_DEPRECATED).add(descriptor).add(signature);
			this.references.mention(descriptor);
			this.references.signature(generic);
			if (value != null) {
				Constants.add(value, this.tokens);
			}
		}

		String key() {
			return this.name + ":" + this.descriptor;
		}

		Member member() {
			return new Member(this.name, this.descriptor, this.access, this.tokens.fingerprint(),
					this.references.toList(), List.of(), this.nested);
		}

		@Override
		public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			return this.rules.isWithoutMeaning(descriptor) ? null
					: new AnnotationTokens(this.tokens, this.references, this.rules).start("annotation", descriptor);
		}

		@Override
		public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath typePath, String descriptor,
				boolean visible) {
			return new AnnotationTokens(this.tokens, this.references, this.rules).start("type " + typeRef + typePath,
					descriptor);
		}

	}

	/**
	 * Writes the annotations of a record component as tokens.
	 */
	private static final class ComponentTokens extends RecordComponentVisitor {

		private final Tokens tokens;

		private final References references;

		private final CodeRules rules;

		ComponentTokens(Tokens tokens, References references, CodeRules rules) {
			super(Opcodes.ASM9);
			this.tokens = tokens;
			this.references = references;
			this.rules = rules;
		}

		@Override
		public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			return new AnnotationTokens(this.tokens, this.references, this.rules).start("component annotation",
					descriptor);
		}

	}

}
