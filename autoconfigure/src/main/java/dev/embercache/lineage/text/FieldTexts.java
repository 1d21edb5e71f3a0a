package dev.embercache.lineage.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Which texts final fields hold: those that the initializer or the constructors of their
 * class give them. What a constructor gets is known of those of enums, which nobody else
 * calls.
 */
final class FieldTexts {

	private static final String VALUE = "Lorg/springframework/beans/factory/annotation/Value;";

	private static final String CONSTRUCTOR = "<init>";

	private static final String INITIALIZER = "<clinit>";

	private final MethodRun run;

	private final Map<String, Operand> fields = new HashMap<>();

	FieldTexts(MethodRun run) {
		this.run = run;
	}

	Operand find(String owner, String name, String descriptor, boolean isStatic) {
		String id = owner + "." + name;
		Operand known = this.fields.get(id);
		if (known == null) {
			// What needs itself to be known is not
			this.fields.put(id, Operand.UNKNOWN);
			known = compute(owner, name, descriptor, isStatic);
			this.fields.put(id, known);
		}
		return known;
	}

	private Operand compute(String owner, String name, String descriptor, boolean isStatic) {
		ClassNode type = (descriptor.length() > 1) ? this.run.find(owner) : null;
		FieldNode field = (type != null) ? field(type, name) : null;
		if (type == null || field == null) {
			return Operand.UNKNOWN;
		}
		if ((field.access & Opcodes.ACC_FINAL) == 0) {
			return injected(type, field);
		}
		if (field.value instanceof String text) {
			return Operand.of(Texts.of(text));
		}
		try {
			Operand assigned = null;
			for (MethodNode method : this.run.methods(type, isStatic ? INITIALIZER : CONSTRUCTOR).toList()) {
				Operand here = assigned(type, method, name);
				assigned = (assigned == null || here == null) ? (here != null) ? here : assigned : assigned.or(here);
			}
			return (assigned != null) ? assigned : Operand.UNKNOWN;
		}
		catch (AnalyzerException | RuntimeException ex) {
			return Operand.UNKNOWN;
		}
	}

	/**
	 * Return what the container puts into a field: a text with placeholders, which stands
	 * for its value. Nobody else may write the field.
	 */
	private static Operand injected(ClassNode type, FieldNode field) {
		boolean ownOnly = (field.access & Opcodes.ACC_PRIVATE) != 0 && type.nestMembers == null
				&& type.nestHostClass == null;
		if (!ownOnly || field.visibleAnnotations == null || !field.desc.equals("Ljava/lang/String;")
				|| type.methods.stream().anyMatch((method) -> writes(method, field))) {
			return Operand.UNKNOWN;
		}
		for (AnnotationNode annotation : field.visibleAnnotations) {
			boolean value = annotation.desc.equals(VALUE) && annotation.values != null;
			if (value && annotation.values.get(1) instanceof String text && !text.contains("#{")) {
				return Operand.of(Texts.of(text));
			}
		}
		return Operand.UNKNOWN;
	}

	private static boolean writes(MethodNode method, FieldNode field) {
		for (AbstractInsnNode instruction : method.instructions) {
			if (instruction instanceof FieldInsnNode write && write.name.equals(field.name)
					&& (write.getOpcode() == Opcodes.PUTFIELD || write.getOpcode() == Opcodes.PUTSTATIC)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable FieldNode field(ClassNode type, String name) {
		return type.fields.stream().filter((field) -> field.name.equals(name)).findFirst().orElse(null);
	}

	private @Nullable Operand assigned(ClassNode type, MethodNode method, String field) throws AnalyzerException {
		Operand assigned = null;
		for (MethodRun.Step step : this.run.run(type, method, parameters(type, method))) {
			if (step.instruction() instanceof FieldInsnNode write && write.name.equals(field)
					&& write.owner.equals(type.name) && write.getOpcode() >= Opcodes.PUTSTATIC
					&& write.getOpcode() != Opcodes.GETFIELD) {
				Operand value = step.isChangeable() ? Operand.UNKNOWN : step.value();
				assigned = (assigned != null) ? assigned.or(value) : value;
			}
		}
		return assigned;
	}

	/**
	 * Return what is known of the parameters of an initializer or constructor.
	 */
	private List<Operand> parameters(ClassNode type, MethodNode method) throws AnalyzerException {
		int enumOfOneClass = Opcodes.ACC_ENUM | Opcodes.ACC_FINAL;
		if ((type.access & enumOfOneClass) != enumOfOneClass || method.name.equals(INITIALIZER)) {
			return List.of();
		}
		List<Operand> parameters = new ArrayList<>();
		int count = Type.getArgumentTypes(method.desc).length;
		List<MethodNode> callers = new ArrayList<>(this.run.methods(type, INITIALIZER).toList());
		callers.addAll(this.run.methods(type, CONSTRUCTOR).toList());
		for (MethodNode caller : callers) {
			for (MethodRun.Step step : this.run.run(type, caller, List.of())) {
				if (step.instruction() instanceof MethodInsnNode call && call.owner.equals(type.name)
						&& call.name.equals(CONSTRUCTOR) && call.desc.equals(method.desc)) {
					List<Operand> arguments = step.arguments(count);
					for (int i = 0; i < count; i++) {
						if (parameters.size() <= i) {
							parameters.add(arguments.get(i));
						}
						else {
							parameters.set(i, parameters.get(i).or(arguments.get(i)));
						}
					}
				}
			}
		}
		return parameters;
	}

}
