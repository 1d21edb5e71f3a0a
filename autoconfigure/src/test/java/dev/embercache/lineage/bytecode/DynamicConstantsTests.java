package dev.embercache.lineage.bytecode;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DynamicConstants}, with what a compiler of a later language writes for
 * {@code case Color.RED} in a switch over an interface.
 */
class DynamicConstantsTests {

	private static final CodeRules RULES = new CodeRules(
			LibraryRules.load(DynamicConstantsTests.class.getClassLoader()));

	private static final String BOOTSTRAP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
			+ "Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";

	private static final String CONSTANT = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
			+ "Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/Object;";

	@Test
	void aLabelThatIsAConstantOfAnEnumIsAReadOfIt() {
		List<Reference> references = references(constant("com/acme/Color", "RED"), Type.getObjectType("com/acme/Car"));
		assertThat(references).extracting(Reference::how).doesNotContain(How.UNKNOWN_CALL, How.LITERAL);
		assertThat(references).contains(new Reference(How.STATIC_READ, "com.acme.Color", "RED", "Lcom/acme/Color;"),
				new Reference(How.MENTION, "com.acme.Car", "", ""));
	}

	@Test
	void aConstantThatAnUnknownMethodMakesIsAnUnknownCall() {
		Handle own = new Handle(Opcodes.H_INVOKESTATIC, "com/acme/Own", "make", CONSTANT, false);
		assertThat(references(new ConstantDynamic("made", "Ljava/lang/Object;", own)))
			.contains(new Reference(How.UNKNOWN_CALL, "com.acme.Switch", "", ""));
	}

	@Test
	void aHandleThatReachesAnyVariableIsAnUnknownCall() {
		Handle variable = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "fieldVarHandle",
				CONSTANT, false);
		assertThat(references(new ConstantDynamic("rate", "Ljava/lang/invoke/VarHandle;", variable)))
			.contains(new Reference(How.UNKNOWN_CALL, "com.acme.Switch", "", ""));
	}

	private static ConstantDynamic constant(String type, String name) {
		Handle invoke = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "invoke", CONSTANT,
				false);
		Handle classOf = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/constant/ClassDesc", "of",
				"(Ljava/lang/String;)Ljava/lang/constant/ClassDesc;", true);
		Handle constantOf = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Enum$EnumDesc", "of",
				"(Ljava/lang/constant/ClassDesc;Ljava/lang/String;)Ljava/lang/Enum$EnumDesc;", false);
		ConstantDynamic described = new ConstantDynamic("invoke", "Ljava/lang/constant/ClassDesc;", invoke, classOf,
				type.replace('/', '.'));
		return new ConstantDynamic("invoke", "Ljava/lang/Enum$EnumDesc;", invoke, constantOf, described, name);
	}

	/**
	 * Return what a switch with the given labels refers to.
	 */
	private static List<Reference> references(Object... labels) {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/Switch", null, "java/lang/Object", null);
		MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "choose", "(Ljava/lang/Object;)I", null, null);
		method.visitCode();
		method.visitVarInsn(Opcodes.ALOAD, 0);
		method.visitInsn(Opcodes.ICONST_0);
		method.visitInvokeDynamicInsn("typeSwitch", "(Ljava/lang/Object;I)I", new Handle(Opcodes.H_INVOKESTATIC,
				"java/lang/runtime/SwitchBootstraps", "typeSwitch", BOOTSTRAP, false), labels);
		method.visitInsn(Opcodes.IRETURN);
		method.visitMaxs(0, 0);
		method.visitEnd();
		writer.visitEnd();
		return ClassFileParser.parse(writer.toByteArray(), Nest.PLAIN, RULES).members().get(0).references();
	}

}
