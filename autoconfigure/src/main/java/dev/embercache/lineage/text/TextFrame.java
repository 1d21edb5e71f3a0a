package dev.embercache.lineage.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Variables and stack at one place in a method, with the objects that change: the texts
 * in arrays, and those that a {@code StringBuilder} has so far. These go by the
 * instruction that makes them. Once one gets where it is not followed, anything may be in
 * it.
 */
final class TextFrame extends Frame<Operand> {

	// Without initializers: the superclass copies before they would run
	private @Nullable Map<AbstractInsnNode, Texts> objects;

	private @Nullable Set<AbstractInsnNode> escaped;

	TextFrame(int locals, int stack) {
		super(locals, stack);
	}

	TextFrame(Frame<? extends Operand> frame) {
		super(frame);
	}

	@Override
	public Frame<Operand> init(Frame<? extends Operand> frame) {
		super.init(frame);
		TextFrame other = (TextFrame) frame;
		this.objects = new HashMap<>(other.objects());
		this.escaped = new HashSet<>(other.escaped());
		return this;
	}

	private Map<AbstractInsnNode, Texts> objects() {
		if (this.objects == null) {
			this.objects = new HashMap<>();
		}
		return this.objects;
	}

	private Set<AbstractInsnNode> escaped() {
		if (this.escaped == null) {
			this.escaped = new HashSet<>();
		}
		return this.escaped;
	}

	@Override
	public boolean merge(Frame<? extends Operand> frame, Interpreter<Operand> interpreter) throws AnalyzerException {
		TextFrame other = (TextFrame) frame;
		boolean changed = escaped().addAll(other.escaped());
		for (int i = 0; i < getLocals() + getStackSize(); i++) {
			changed |= escapeIfMixed(value(this, i), value(other, i));
		}
		changed |= super.merge(frame, interpreter);
		for (Map.Entry<AbstractInsnNode, Texts> object : other.objects().entrySet()) {
			Texts before = objects().getOrDefault(object.getKey(), Texts.NONE);
			Texts now = before.or(object.getValue());
			changed |= !before.equals(now);
			objects().put(object.getKey(), now);
		}
		return changed;
	}

	private static Operand value(Frame<? extends Operand> frame, int index) {
		int locals = frame.getLocals();
		return (index < locals) ? frame.getLocal(index) : frame.getStack(index - locals);
	}

	/**
	 * Give up an object that may be another one from here on.
	 */
	private boolean escapeIfMixed(Operand first, Operand second) {
		if (first.equals(second) || first.isUnset() || second.isUnset()) {
			return false;
		}
		boolean escaped = escape(first);
		return escape(second) || escaped;
	}

	/**
	 * Let anything be in an object from now on.
	 */
	private boolean escape(Operand value) {
		AbstractInsnNode place = value.place();
		return place != null && escaped().add(place);
	}

	/**
	 * Return what is known of a value as a text, or of the texts in it.
	 */
	Texts texts(Operand value) {
		AbstractInsnNode place = value.place();
		if (place == null) {
			return value.texts();
		}
		return escaped().contains(place) ? Texts.ANYTHING : objects().getOrDefault(place, Texts.ANYTHING);
	}

	/**
	 * Return a value as others have to see it, who do not know this frame.
	 */
	Operand outside(Operand value) {
		return (value.place() != null) ? Operand.of(texts(value)) : value;
	}

	@Override
	public void execute(AbstractInsnNode instruction, Interpreter<Operand> interpreter) throws AnalyzerException {
		TextInterpreter texts = (TextInterpreter) interpreter;
		switch (instruction.getOpcode()) {
			case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESTATIC ->
				call((MethodInsnNode) instruction, texts);
			case Opcodes.INVOKEDYNAMIC -> callDynamic((InvokeDynamicInsnNode) instruction);
			case Opcodes.AASTORE -> {
				store(peek(2), peek(0));
				super.execute(instruction, interpreter);
			}
			case Opcodes.AALOAD -> {
				Operand array = peek(1);
				super.execute(instruction, interpreter);
				pop();
				push(array.isArray() ? Operand.of(texts(array)) : Operand.UNKNOWN);
			}
			case Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.ARETURN -> {
				escape(peek(0));
				super.execute(instruction, interpreter);
			}
			case Opcodes.NEW, Opcodes.ANEWARRAY -> {
				super.execute(instruction, interpreter);
				make(peek(0));
			}
			default -> super.execute(instruction, interpreter);
		}
	}

	private Operand peek(int depth) {
		return getStack(getStackSize() - 1 - depth);
	}

	/**
	 * Begin an object. If there is an earlier one of the same place, they are not told
	 * from each other.
	 */
	private void make(Operand made) {
		AbstractInsnNode place = made.place();
		if (place == null) {
			return;
		}
		for (int i = 0; i < getLocals() + getStackSize() - 1; i++) {
			if (value(this, i).place() == place) {
				escaped().add(place);
			}
		}
		objects().put(place, made.isArray() ? Texts.NONE : Texts.of(""));
	}

	private void store(Operand array, Operand value) {
		AbstractInsnNode place = array.place();
		escape(value);
		if (place != null && array.isArray()) {
			objects().merge(place, value.texts(), Texts::or);
		}
	}

	private List<Operand> popArguments(String descriptor) {
		List<Operand> arguments = new ArrayList<>();
		for (int i = Type.getArgumentTypes(descriptor).length; i > 0; i--) {
			arguments.add(pop());
		}
		Collections.reverse(arguments);
		return arguments;
	}

	private void call(MethodInsnNode call, TextInterpreter interpreter) {
		List<Operand> arguments = popArguments(call.desc);
		Operand receiver = (call.getOpcode() == Opcodes.INVOKESTATIC) ? null : pop();
		Type type = Type.getReturnType(call.desc);
		Operand result = null;
		if (receiver != null && receiver.isBuilder()) {
			result = build(receiver, call, arguments);
		}
		else {
			List<Operand> given = arguments.stream().map(this::outside).toList();
			result = TextMethods.call(call, (receiver != null) ? outside(receiver) : null, given);
			if (result == null) {
				arguments.forEach(this::escape);
				result = interpreter.run().call(call, receiver, given);
			}
		}
		if (type.getSort() != Type.VOID) {
			push((type.getSize() == 2) ? Operand.WIDE : (result != null) ? result : Operand.UNKNOWN);
		}
	}

	/**
	 * Call a method of what builds a text.
	 */
	private @Nullable Operand build(Operand builder, MethodInsnNode call, List<Operand> arguments) {
		AbstractInsnNode place = builder.place();
		if (place == null) {
			return null;
		}
		Texts before = texts(builder);
		switch (call.name) {
			case "<init>", "append" -> {
				boolean one = arguments.size() == 1 && !call.desc.startsWith("(I)V");
				Texts added = one ? text(arguments.get(0), Type.getArgumentTypes(call.desc)[0]) : Texts.ANYTHING;
				boolean empty = call.name.equals("<init>") && !one;
				objects().put(place, before.then(empty ? Texts.of("") : added));
				return builder;
			}
			case "toString" -> {
				return Operand.of(before);
			}
			case "length", "charAt", "indexOf", "lastIndexOf", "isEmpty", "substring", "capacity", "ensureCapacity",
					"compareTo", "trimToSize" -> {
				return null;
			}
			default -> {
				escape(builder);
				return builder;
			}
		}
	}

	private Texts text(Operand value, Type type) {
		return switch (type.getSort()) {
			case Type.CHAR -> value.texts().changed(TextMethods::character);
			case Type.INT -> value.texts();
			case Type.OBJECT -> value.isContainer() || value.isArray() ? Texts.ANYTHING : texts(value);
			default -> Texts.ANYTHING;
		};
	}

	private void callDynamic(InvokeDynamicInsnNode call) {
		List<Operand> arguments = popArguments(call.desc);
		Texts joined = null;
		if (call.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
			Type[] types = Type.getArgumentTypes(call.desc);
			List<Texts> parts = new ArrayList<>();
			for (int i = 0; i < types.length; i++) {
				parts.add(text(arguments.get(i), types[i]));
			}
			joined = TextMethods.join(call, parts);
		}
		else {
			arguments.forEach(this::escape);
		}
		push((joined != null) ? Operand.of(joined) : Operand.UNKNOWN);
	}

}
