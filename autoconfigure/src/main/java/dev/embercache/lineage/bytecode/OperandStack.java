package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.Readings.Reading;
import dev.embercache.lineage.bytecode.Readings.Use;

/**
 * Follows the operand stack of a method as far as needed to tell which calls go to
 * {@code this}, and what becomes of what was read from fields. Where it cannot tell, the
 * answer is no.
 */
final class OperandStack {

	/**
	 * How many slots each instruction without operands takes and leaves: two digits for
	 * each, from {@code NOP} to {@code DCMPG}; loads and stores of variables included.
	 */
	private static final String EFFECTS = "00" + "01".repeat(8) + "02".repeat(2) + "01".repeat(3) + "02".repeat(2)
			+ "01".repeat(2) + "01".repeat(3) + "0102010201" + "00".repeat(20) + "2122212221212121" + "1020102010"
			+ "00".repeat(20) + "3040304030303030" + "1020" + "12" + "23" + "34" + "24" + "35" + "46" + "22"
			+ "21422142".repeat(5) + "11221122" + "213221322132" + "214221422142" + "00" + "12" + "11" + "12" + "21"
			+ "21" + "22" + "11" + "12" + "12" + "21" + "22" + "21" + "111111" + "41" + "2121" + "4141";

	private final Readings readings;

	private final Map<Label, State> states = new IdentityHashMap<>();

	private Deque<Integer> own = new ArrayDeque<>();

	private boolean known;

	private boolean reachable = true;

	private int height;

	/**
	 * Create a new stack.
	 * @param isStatic whether the method has no {@code this}
	 * @param readings what came from fields
	 */
	OperandStack(boolean isStatic, Readings readings) {
		this.known = !isStatic;
		this.readings = readings;
	}

	void load(int opcode, int variable) {
		if (opcode == Opcodes.ALOAD && variable == 0 && this.known) {
			this.own.push(this.height);
			this.height++;
			return;
		}
		if (opcode == Opcodes.ASTORE && variable == 0) {
			this.known = false;
			forget();
			return;
		}
		if (opcode == Opcodes.ASTORE) {
			replace(1, 0, Use.STORE);
			return;
		}
		simple(opcode);
	}

	void simple(int opcode) {
		if (opcode == Opcodes.DUP) {
			this.readings.duplicate(this.height);
			this.height++;
		}
		else if (opcode <= Opcodes.DCMPG) {
			replace(EFFECTS.charAt(2 * opcode) - '0', EFFECTS.charAt(2 * opcode + 1) - '0', use(opcode));
		}
		else if (opcode == Opcodes.ARRAYLENGTH) {
			replace(1, 1, Use.LOOK);
		}
		else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
			replace(1, 0, Use.LOCK);
		}
		else {
			end();
		}
	}

	private static Use use(int opcode) {
		return switch (opcode) {
			case Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.BALOAD, Opcodes.CALOAD,
					Opcodes.SALOAD ->
				Use.LOOK;
			case Opcodes.AALOAD -> Use.LOOK_INSIDE;
			case Opcodes.POP, Opcodes.POP2 -> Use.DROP;
			default -> Use.CHANGE;
		};
	}

	void jump(int opcode, Label label) {
		switch (opcode) {
			case Opcodes.GOTO -> {
				comeTo(label);
				this.reachable = false;
				return;
			}
			case Opcodes.JSR -> end();
			case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT,
					Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
				replace(2, 0, Use.LOOK);
			default -> replace(1, 0, Use.LOOK);
		}
		comeTo(label);
	}

	void branch(Label fallback, Label... labels) {
		replace(1, 0);
		comeTo(fallback);
		for (Label label : labels) {
			comeTo(label);
		}
		this.reachable = false;
	}

	/**
	 * Go on at a label, where code may come from other places.
	 * @param label the label
	 */
	void label(Label label) {
		State state = this.states.get(label);
		if (state == null) {
			if (!this.reachable) {
				forget();
			}
		}
		else if (this.reachable) {
			this.own.retainAll(state.own());
			this.readings.meet(state.readings());
		}
		else {
			this.height = state.height();
			this.own = new ArrayDeque<>(state.own());
			this.readings.reopen(state.readings());
		}
		this.reachable = true;
	}

	private void comeTo(Label label) {
		State known = this.states.get(label);
		List<Integer> own = new ArrayList<>(this.own);
		if (known != null) {
			own.retainAll(known.own());
			this.readings.meet(known.readings());
		}
		this.states.put(label, new State(this.height, own, this.readings.open()));
	}

	/**
	 * Read or write a field.
	 * @param opcode the instruction
	 * @param descriptor the descriptor of the field
	 * @return whether it is a field of {@code this}
	 */
	boolean field(int opcode, String descriptor) {
		int size = Type.getType(descriptor).getSize();
		int object = this.height - 1 - ((opcode == Opcodes.PUTFIELD) ? size : 0);
		boolean own = this.own.contains(object);
		switch (opcode) {
			case Opcodes.GETSTATIC -> replace(0, size);
			case Opcodes.PUTSTATIC -> replace(size, 0);
			case Opcodes.GETFIELD -> replace(1, size);
			default -> replace(1 + size, 0);
		}
		return own && (opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD);
	}

	/**
	 * Follow the object that was read last from a field.
	 * @param field the field
	 * @param own whether it is a field of {@code this}
	 * @param nested whether what it holds may be a container too
	 */
	void follow(Reference field, boolean own, boolean nested) {
		this.readings.push(this.height - 1, field, own, nested);
	}

	/**
	 * Call a method.
	 * @param owner the class of the method
	 * @param name its name
	 * @param descriptor its descriptor
	 * @param hasReceiver whether there is an object below the arguments
	 * @return whether that object is {@code this}
	 */
	boolean call(String owner, String name, String descriptor, boolean hasReceiver) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int arguments = (sizes >> 2) - 1;
		int receiver = this.height - arguments - 1;
		boolean toThis = hasReceiver && this.own.contains(receiver);
		this.readings.call(hasReceiver ? receiver : receiver + 1, hasReceiver, owner, name, descriptor);
		drop(hasReceiver ? arguments + 1 : arguments);
		this.height += sizes & 3;
		return toThis;
	}

	void cast(String type) {
		this.readings.cast(this.height - 1, type);
		drop(1);
		this.height++;
	}

	void replace(int taken, int left) {
		replace(taken, left, Use.CHANGE);
	}

	void replace(int taken, int left, Use use) {
		this.readings.take(this.height - taken, use);
		drop(taken);
		this.height += left;
	}

	private void drop(int taken) {
		this.height -= taken;
		while (!this.own.isEmpty() && this.own.peek() >= this.height) {
			this.own.pop();
		}
	}

	private void end() {
		forget();
		this.reachable = false;
	}

	private void forget() {
		this.readings.take(Integer.MIN_VALUE, Use.CHANGE);
		this.own.clear();
		this.height = 0;
	}

	/**
	 * What is on the stack where code jumps to a label.
	 *
	 * @param height how high the stack is
	 * @param own where {@code this} is
	 * @param readings what came from fields
	 */
	private record State(int height, List<Integer> own, List<Reading> readings) {

	}

}
