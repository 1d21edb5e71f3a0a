package dev.embercache.lineage.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.Readings.Use;
import dev.embercache.rules.Word;

/**
 * Writes a method as tokens: its instructions after its declaration, without anything
 * that only a debugger sees. A call of a method of the same class is left open, because
 * it may be a lambda, whose name says nothing; {@link ClassFileParser} puts in what it
 * means.
 */
final class MethodTokens extends MethodVisitor {

	private final String owner;

	private final MethodDeclaration declaration;

	private final Tokens code = new Tokens();

	private final References references;

	private final Counting counting;

	private final List<String> ownMethods = new ArrayList<>();

	/** The texts since the last call, by the position of the instruction. */
	private final Map<Integer, String> texts = new HashMap<>();

	private final Jumps jumps = new Jumps();

	private final Readings readings;

	private final EnumSwitches switches;

	private final OperandStack stack;

	private final Predicate<String> flatFields;

	private final CodeRules rules;

	private int position;

	private @Nullable Type literal;

	MethodTokens(String owner, Nest nest, CodeRules rules, Predicate<String> flatFields, int access, String descriptor,
			@Nullable String signature, String @Nullable [] exceptions) {
		this(owner, nest, rules, flatFields, access,
				new MethodDeclaration(owner, access, descriptor, signature, exceptions, new References()));
	}

	private MethodTokens(String owner, Nest nest, CodeRules rules, Predicate<String> flatFields, int access,
			MethodDeclaration declaration) {
		super(Opcodes.ASM9, declaration);
		this.owner = owner;
		this.declaration = declaration;
		this.references = declaration.references();
		this.counting = new Counting(this.references);
		this.readings = new Readings(this.references, rules.containers());
		this.flatFields = flatFields;
		this.rules = rules;
		this.switches = new EnumSwitches(nest.switchMaps(), this.references);
		this.stack = new OperandStack((access & Opcodes.ACC_STATIC) != 0, this.readings);
	}

	Tokens declaration() {
		return this.declaration.tokens();
	}

	Tokens code() {
		return this.code;
	}

	References references() {
		return this.references;
	}

	/**
	 * Return the methods of the same class that the code refers to.
	 * @return names with descriptors, in the order of the code
	 */
	List<String> ownMethods() {
		return this.ownMethods;
	}

	@Override
	public void visitInsn(int opcode) {
		instruction(opcode);
		this.stack.simple(opcode);
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		instruction(opcode).add(operand);
		this.stack.replace((opcode == Opcodes.NEWARRAY) ? 1 : 0, 1);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		instruction(opcode).add(variable);
		this.stack.load(opcode, variable);
	}

	@Override
	public void visitIincInsn(int variable, int increment) {
		instruction(Opcodes.IINC).add(variable).add(increment);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		instruction(opcode).add(type);
		switch (opcode) {
			case Opcodes.NEW -> this.stack.replace(0, 1);
			case Opcodes.CHECKCAST -> this.stack.cast(type);
			default -> this.stack.replace(1, 1, Use.LOOK);
		}
		this.references.add((opcode == Opcodes.NEW) ? How.NEW : How.MENTION, type);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		instruction(Opcodes.MULTIANEWARRAY).add(descriptor).add(dimensions);
		this.stack.replace(dimensions, 1);
		this.references.mention(descriptor);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		instruction(opcode).add(owner).add(name).add(descriptor);
		boolean own = this.stack.field(opcode, descriptor);
		How how = switch (opcode) {
			case Opcodes.GETSTATIC -> How.STATIC_READ;
			case Opcodes.PUTSTATIC -> How.STATIC_WRITE;
			case Opcodes.GETFIELD -> How.READ;
			default -> How.WRITE;
		};
		Reference field = new Reference(how, Type.getObjectType(owner).getClassName(), name, descriptor);
		if (this.switches.begin(opcode, owner, field)) {
			return;
		}
		this.references.mention(descriptor);
		boolean read = how == How.READ || how == How.STATIC_READ;
		if (read && this.rules.containers().isContainer(descriptor)) {
			boolean nested = !owner.equals(this.owner) || !this.flatFields.test(field.key());
			this.stack.follow(field, own, nested);
			return;
		}
		if (read && Counting.isNumber(descriptor)) {
			this.counting.read(field);
			return;
		}
		if (!read) {
			this.counting.write(field);
		}
		this.references.add(field);
		if (how == How.WRITE && !own) {
			this.references.change(field, false);
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		if (this.literal != null && this.rules.needsNameOnly(owner, name, descriptor)) {
			this.references.add(How.MENTION, this.literal);
			this.literal = null;
		}
		instruction(opcode).add(owner);
		method(owner, name, descriptor);
		this.switches.call(name, descriptor);
		Word read = this.rules.readsProperties(owner, name, descriptor);
		if (read != null) {
			int argument = this.position - Type.getArgumentTypes(descriptor).length;
			OutsideNames.addProperty(this.texts.get(argument), read == Word.READS_PREFIX, this.references);
		}
		this.texts.clear();
		boolean toThis = this.stack.call(owner, name, descriptor, opcode != Opcodes.INVOKESTATIC);
		this.references.member(switch (opcode) {
			case Opcodes.INVOKESTATIC -> How.STATIC_CALL;
			case Opcodes.INVOKESPECIAL -> toThis ? How.SUPER_CALL : How.SPECIAL_CALL;
			default -> toThis ? How.SELF_CALL : How.VIRTUAL_CALL;
		}, owner, name, descriptor);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		instruction(Opcodes.INVOKEDYNAMIC).add(name).add(descriptor);
		this.stack.call(bootstrap.getOwner(), name, descriptor, false);
		this.references.mention(descriptor);
		boolean known = HarmlessCalls.isKnownBootstrap(bootstrap.getOwner());
		if (HarmlessCalls.isOfPlainText(bootstrap.getOwner(), descriptor)) {
			Constants.add(bootstrap, this.code);
		}
		else {
			constant(bootstrap, How.LITERAL);
		}
		for (Object argument : arguments) {
			constant(argument, known ? How.MENTION : How.LITERAL);
		}
		if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory") && arguments.length > 0
				&& arguments[0] instanceof String recipe) {
			OutsideNames.addJoinedResources(recipe, this.owner, this.references);
		}
		if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
			this.references.add(How.LAMBDA, Type.getReturnType(descriptor));
		}
		else if (!known) {
			this.references.add(How.UNKNOWN_CALL, this.owner);
		}
	}

	@Override
	public void visitLdcInsn(Object value) {
		instruction(Opcodes.LDC);
		this.stack.replace(0, size(value));
		if (value instanceof Type type && type.getSort() != Type.METHOD) {
			Constants.add(value, this.code);
			this.literal = type;
			return;
		}
		if (value instanceof String text) {
			this.texts.put(this.position, text);
			OutsideNames.addResources(text, this.owner, this.references);
		}
		constant(value, How.LITERAL);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		instruction(opcode);
		this.stack.jump(opcode, label);
		this.jumps.add(label, this.code);
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
		int[] keys = new int[labels.length];
		Arrays.setAll(keys, (index) -> min + index);
		choice(Opcodes.TABLESWITCH, fallback, keys, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
		choice(Opcodes.LOOKUPSWITCH, fallback, keys, labels);
	}

	private void choice(int opcode, Label fallback, int[] keys, Label[] labels) {
		this.stack.branch(fallback, labels);
		Map<String, Label> cases = this.switches.cases(fallback, keys, labels);
		instruction((cases != null) ? Opcodes.LOOKUPSWITCH : opcode).add((cases != null) ? "constants" : "keys");
		this.jumps.add(fallback, this.code);
		if (cases != null) {
			cases.forEach((constant, label) -> {
				this.code.add(constant);
				this.jumps.add(label, this.code);
			});
			return;
		}
		for (int i = 0; i < keys.length; i++) {
			this.code.add(keys[i]);
			this.jumps.add(labels[i], this.code);
		}
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		this.code.add("try").add(type);
		this.jumps.add(start, this.code);
		this.jumps.add(end, this.code);
		this.jumps.add(handler, this.code);
		if (type != null) {
			this.references.add(How.MENTION, type);
		}
	}

	@Override
	public void visitLabel(Label label) {
		this.jumps.at(label, this.position);
		this.stack.label(label);
	}

	@Override
	public void visitEnd() {
		flushLiteral();
		this.declaration.visitEnd();
		this.switches.end();
		this.readings.end();
		this.counting.end();
		this.jumps.end(this.code);
	}

	private Tokens instruction(int opcode) {
		flushLiteral();
		this.counting.instruction(opcode);
		this.switches.instruction(opcode);
		this.position++;
		return this.code.add(opcode);
	}

	private void flushLiteral() {
		if (this.literal != null) {
			this.references.add(How.LITERAL, this.literal);
			this.literal = null;
		}
	}

	private static int size(Object constant) {
		if (constant instanceof ConstantDynamic dynamic) {
			return dynamic.getSize();
		}
		return (constant instanceof Long || constant instanceof Double) ? 2 : 1;
	}

	private void constant(Object value, How classes) {
		if (value instanceof Handle handle) {
			this.code.add(handle.getTag()).add(handle.getOwner());
			method(handle.getOwner(), handle.getName(), handle.getDesc());
			this.references.handle(handle);
			return;
		}
		Constants.add(value, this.code);
		if (value instanceof Type type) {
			this.references.add((type.getSort() == Type.METHOD) ? How.MENTION : classes, type);
		}
		else if (value instanceof ConstantDynamic) {
			this.references.add(How.UNKNOWN_CALL, this.owner);
		}
	}

	private void method(String owner, String name, String descriptor) {
		if (owner.equals(this.owner)) {
			this.ownMethods.add(name + descriptor);
			this.code.add("own");
		}
		else {
			this.code.add(name).add(descriptor);
		}
	}

}
