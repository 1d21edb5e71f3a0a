package dev.embercache.lineage.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds the types of the objects that a method hands to other code: as arguments of
 * calls, or as elements of arrays. Where it cannot tell which of several types an object
 * has, all count that the method gets objects of.
 */
public final class HandedOver {

	private final ClassNode type;

	private final Calls calls;

	private final Set<String> found = new TreeSet<>();

	private final Deque<MethodNode> open = new ArrayDeque<>();

	private final Set<MethodNode> seen = new HashSet<>();

	private HandedOver(ClassNode type, Calls calls) {
		this.type = type;
		this.calls = calls;
	}

	/**
	 * Find the types.
	 * @param classes where class files are found
	 * @param className the name of the class of the method
	 * @param key the name and descriptor of the method
	 * @param calls the calls whose arguments matter
	 * @return the names of the types, as the code declares them
	 */
	public static Set<String> types(TextAnalysis classes, String className, String key, Calls calls) {
		ClassNode type = classes.find(className.replace('.', '/'));
		MethodNode code = (type != null) ? MethodRun.method(type, key) : null;
		return (type == null || code == null) ? Set.of() : new HandedOver(type, calls).find(code);
	}

	private Set<String> find(MethodNode method) {
		this.open.add(method);
		for (MethodNode next = this.open.poll(); next != null; next = this.open.poll()) {
			if (this.seen.add(next)) {
				follow(next);
			}
		}
		return this.found;
	}

	private void follow(MethodNode method) {
		try {
			Frame<BasicValue>[] frames = new Analyzer<>(new Types()).analyze(this.type.name, method);
			for (int i = 0; i < frames.length; i++) {
				if (frames[i] != null) {
					follow(method, method.instructions.get(i), frames[i]);
				}
			}
		}
		catch (AnalyzerException ex) {
			addAll(method);
		}
	}

	private void follow(MethodNode method, AbstractInsnNode instruction, Frame<BasicValue> frame) {
		if (instruction instanceof MethodInsnNode call) {
			if (this.calls.matter(Type.getObjectType(call.owner).getClassName(), call.name, call.desc)) {
				int arguments = Type.getArgumentTypes(call.desc).length;
				for (int i = 1; i <= arguments; i++) {
					add(method, frame.getStack(frame.getStackSize() - i));
				}
			}
		}
		else if (instruction instanceof InvokeDynamicInsnNode lambda) {
			for (Object argument : lambda.bsmArgs) {
				if (argument instanceof Handle handle && handle.getOwner().equals(this.type.name)) {
					openBody(handle.getName() + handle.getDesc());
				}
			}
		}
		else if (instruction.getOpcode() == Opcodes.AASTORE) {
			add(method, frame.getStack(frame.getStackSize() - 1));
		}
	}

	private void openBody(String key) {
		MethodNode body = MethodRun.method(this.type, key);
		if (body != null && (body.access & Opcodes.ACC_SYNTHETIC) != 0) {
			this.open.add(body);
		}
	}

	private void add(MethodNode method, BasicValue value) {
		if (value.equals(BasicValue.REFERENCE_VALUE)) {
			addAll(method);
		}
		else if (value.isReference()) {
			add(value.getType());
		}
	}

	private void add(Type named) {
		Type element = (named.getSort() == Type.ARRAY) ? named.getElementType() : named;
		if (element.getSort() == Type.OBJECT) {
			this.found.add(element.getClassName());
		}
	}

	/**
	 * Add the types of all objects that a method gets from elsewhere.
	 */
	private void addAll(MethodNode method) {
		for (Type parameter : Type.getArgumentTypes(method.desc)) {
			add(parameter);
		}
		for (AbstractInsnNode instruction : method.instructions) {
			if (instruction instanceof FieldInsnNode field) {
				add(Type.getType(field.desc));
			}
			else if (instruction instanceof MethodInsnNode call) {
				add(Type.getReturnType(call.desc));
			}
		}
	}

	/**
	 * Tells which calls matter.
	 */
	@FunctionalInterface
	public interface Calls {

		/**
		 * Return whether the arguments of a call matter.
		 * @param owner the name of the class that the call names
		 * @param name the name of the method
		 * @param descriptor its descriptor
		 */
		boolean matter(String owner, String name, String descriptor);

	}

	/**
	 * Follows the declared types of objects.
	 */
	private static final class Types extends BasicInterpreter {

		Types() {
			super(Opcodes.ASM9);
		}

		@Override
		public @Nullable BasicValue newValue(@Nullable Type type) {
			boolean known = type != null && type.getSort() >= Type.ARRAY
					&& !type.getDescriptor().equals("Ljava/lang/Object;");
			return known ? new BasicValue(type) : super.newValue(type);
		}

		@Override
		public BasicValue merge(BasicValue first, BasicValue second) {
			if (first.equals(second)) {
				return first;
			}
			boolean references = first.isReference() && second.isReference();
			return references ? BasicValue.REFERENCE_VALUE : BasicValue.UNINITIALIZED_VALUE;
		}

	}

}
