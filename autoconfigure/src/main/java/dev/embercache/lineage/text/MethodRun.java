package dev.embercache.lineage.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * One run of a method on kinds of values, with the methods that it calls, as far as they
 * tell more about texts.
 */
final class MethodRun {

	/** The types of parameters that may be texts. */
	private static final Set<String> TEXTS = Set.of("Ljava/lang/String;", "Ljava/lang/Object;",
			"Ljava/lang/CharSequence;");

	private static final int DEEPEST = 3;

	private static final int LARGEST = 4000;

	private static final int LARGEST_CALLED = 200;

	private static final int MADE_BY_COMPILER = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

	private final TextAnalysis analysis;

	private final FieldTexts fields;

	private final List<CallSite> calls = new ArrayList<>();

	private final Set<String> lambdas = new HashSet<>();

	private final Map<Call, Operand> called = new HashMap<>();

	private int depth;

	MethodRun(TextAnalysis analysis) {
		this.analysis = analysis;
		this.fields = new FieldTexts(this);
	}

	/**
	 * Return the calls in a method and in the lambdas of it.
	 * @param owner the internal name of the class
	 * @param key the name and descriptor of the method
	 * @return the calls, or {@code null} if the code cannot be followed
	 */
	@Nullable List<CallSite> calls(String owner, String key) {
		ClassNode type = this.analysis.find(owner);
		MethodNode method = (type != null) ? method(type, key) : null;
		if (type == null || method == null) {
			return null;
		}
		List<Operand> parameters = new ArrayList<>();
		for (Type parameter : Type.getArgumentTypes(method.desc)) {
			parameters.add(TEXTS.contains(parameter.getDescriptor()) ? Operand.of(Texts.ofParameter(parameters.size()))
					: TextInterpreter.unknown(parameter));
		}
		try {
			collect(type, method, parameters);
			return List.copyOf(this.calls);
		}
		catch (AnalyzerException | RuntimeException ex) {
			return null;
		}
	}

	@Nullable ClassNode find(String internalName) {
		return this.analysis.find(internalName);
	}

	static @Nullable MethodNode method(ClassNode type, String key) {
		return type.methods.stream().filter((method) -> key.equals(method.name + method.desc)).findFirst().orElse(null);
	}

	private void collect(ClassNode type, MethodNode method, List<Operand> parameters) throws AnalyzerException {
		for (Step step : run(type, method, parameters)) {
			if (step.instruction() instanceof MethodInsnNode call) {
				collectCall(type, call, step);
			}
			else if (step.instruction() instanceof InvokeDynamicInsnNode call) {
				collectHandles(type, call, step);
			}
		}
	}

	private void collectCall(ClassNode type, MethodInsnNode call, Step step) throws AnalyzerException {
		int count = Type.getArgumentTypes(call.desc).length;
		List<Operand> operands = step.arguments(count);
		Operand receiver = (call.getOpcode() != Opcodes.INVOKESTATIC) ? step.arguments(count + 1).get(0) : null;
		if (call.owner.equals(type.name) && collectLambda(type, call.name + call.desc, operands)) {
			return;
		}
		this.calls
			.add(new CallSite(Type.getObjectType(call.owner).getClassName(), call.name, call.desc, receiver, operands));
	}

	/**
	 * Collect the methods that become objects: what they capture is known, what they are
	 * called with is not.
	 */
	private void collectHandles(ClassNode type, InvokeDynamicInsnNode call, Step step) throws AnalyzerException {
		List<Operand> captured = step.arguments(Type.getArgumentTypes(call.desc).length);
		captured.forEach((operand) -> leak(operand.result()));
		for (Object argument : call.bsmArgs) {
			if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
				boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
				boolean bound = !isStatic && handle.getTag() != Opcodes.H_NEWINVOKESPECIAL && !captured.isEmpty();
				List<Operand> arguments = new ArrayList<>(bound ? captured.subList(1, captured.size()) : captured);
				Type[] types = Type.getArgumentTypes(handle.getDesc());
				for (int i = arguments.size(); i < types.length; i++) {
					arguments.add(TextInterpreter.unknown(types[i]));
				}
				boolean own = handle.getOwner().equals(type.name);
				if (!own || !collectLambda(type, handle.getName() + handle.getDesc(), arguments)) {
					this.calls.add(new CallSite(Type.getObjectType(handle.getOwner()).getClassName(), handle.getName(),
							handle.getDesc(), isStatic ? null : Operand.UNKNOWN, arguments.subList(0, types.length)));
				}
			}
		}
	}

	/**
	 * Collect the calls in a method that the compiler has made, which is no method of its
	 * own for others.
	 * @return whether it is one
	 */
	private boolean collectLambda(ClassNode type, String key, List<Operand> arguments) throws AnalyzerException {
		MethodNode body = method(type, key);
		if (body == null || (body.access & MADE_BY_COMPILER) != MADE_BY_COMPILER) {
			return false;
		}
		List<Operand> known = this.lambdas.add(key) ? arguments : List.of();
		if (known.equals(arguments) || this.lambdas.add(key + " of anything")) {
			collect(type, body, known);
		}
		return true;
	}

	private void leak(@Nullable String result) {
		if (result != null) {
			this.calls.add(new CallSite("", "", "()V", null, List.of(Operand.returnedBy(result))));
		}
	}

	/**
	 * Run a method.
	 * @return the instructions that are reached, with what is known before each
	 */
	List<Step> run(ClassNode type, MethodNode method, List<Operand> parameters) throws AnalyzerException {
		if (method.instructions.size() > LARGEST) {
			throw new IllegalStateException("Too large");
		}
		TextInterpreter interpreter = new TextInterpreter(this, type, parameters);
		Frame<Operand>[] frames = new Analyzer<>(interpreter) {

			@Override
			protected Frame<Operand> newFrame(int locals, int stack) {
				return new TextFrame(locals, stack);
			}

			@Override
			protected Frame<Operand> newFrame(Frame<? extends Operand> frame) {
				return new TextFrame(frame);
			}

		}.analyze(type.name, method);
		interpreter.leaks().forEach(this::leak);
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < frames.length; i++) {
			if (frames[i] instanceof TextFrame frame && method.instructions.get(i).getOpcode() >= 0) {
				steps.add(new Step(method.instructions.get(i), frame));
			}
		}
		return steps;
	}

	/**
	 * Return what a field holds.
	 */
	Operand field(String owner, String name, String descriptor, boolean isStatic) {
		return this.fields.find(owner, name, descriptor, isStatic);
	}

	/**
	 * Return what a call returns that the {@link TextMethods} do not know.
	 * @param call the call
	 * @param receiver the object whose method it is, or {@code null} if it is static
	 * @param arguments the arguments
	 */
	Operand call(MethodInsnNode call, @Nullable Operand receiver, List<Operand> arguments) {
		Type type = Type.getReturnType(call.desc);
		if (type.getSort() < Type.ARRAY) {
			return TextInterpreter.unknown(type);
		}
		if (receiver != null && receiver.isThis() && call.name.equals("getClass") && call.desc.startsWith("()")) {
			return receiver.ownClass();
		}
		ClassNode owner = this.analysis.find(call.owner);
		MethodNode method = (owner != null) ? method(owner, call.name + call.desc) : null;
		if (owner != null && method != null && this.depth < DEEPEST && isKnownTarget(owner, method)) {
			return called(owner, method, arguments);
		}
		return Operand.returnedBy(Type.getObjectType(call.owner).getClassName() + "." + call.name + call.desc);
	}

	private static boolean isKnownTarget(ClassNode owner, MethodNode method) {
		int fixed = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
		boolean overridable = (method.access & fixed) == 0 && (owner.access & Opcodes.ACC_FINAL) == 0;
		return !overridable && method.instructions.size() > 0 && method.instructions.size() <= LARGEST_CALLED;
	}

	private Operand called(ClassNode owner, MethodNode method, List<Operand> arguments) {
		Call call = new Call(owner.name + "." + method.name + method.desc, arguments);
		Operand known = this.called.get(call);
		if (known == null) {
			// Recursion ends here
			this.called.put(call, Operand.UNKNOWN);
			known = returned(owner, method, arguments);
			this.called.put(call, known);
		}
		return known;
	}

	private Operand returned(ClassNode owner, MethodNode method, List<Operand> arguments) {
		this.depth++;
		try {
			Operand returned = null;
			for (Step step : run(owner, method, arguments)) {
				if (step.instruction().getOpcode() == Opcodes.ARETURN) {
					Operand value = step.value();
					returned = (returned != null) ? returned.or(value) : value;
				}
			}
			return (returned != null) ? returned : Operand.UNKNOWN;
		}
		catch (AnalyzerException | RuntimeException ex) {
			return Operand.UNKNOWN;
		}
		finally {
			this.depth--;
		}
	}

	Stream<MethodNode> methods(ClassNode type, String name) {
		return type.methods.stream().filter((method) -> method.name.equals(name));
	}

	/**
	 * An instruction.
	 *
	 * @param instruction the instruction
	 * @param frame what is known before it
	 */
	record Step(AbstractInsnNode instruction, TextFrame frame) {

		/**
		 * Return what is on top of the stack.
		 */
		Operand value() {
			return this.frame.outside(this.frame.getStack(this.frame.getStackSize() - 1));
		}

		/**
		 * Return whether an object is on top of the stack that can change.
		 */
		boolean isChangeable() {
			return this.frame.getStack(this.frame.getStackSize() - 1).place() != null;
		}

		/**
		 * Return the topmost values on the stack.
		 */
		List<Operand> arguments(int count) {
			List<Operand> operands = new ArrayList<>();
			for (int i = this.frame.getStackSize() - count; i < this.frame.getStackSize(); i++) {
				operands.add(this.frame.outside(this.frame.getStack(i)));
			}
			return operands;
		}

	}

	/**
	 * A call of a method with arguments of which something is known.
	 */
	private record Call(String method, List<Operand> arguments) {
	}

}
