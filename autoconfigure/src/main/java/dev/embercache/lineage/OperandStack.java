package dev.embercache.lineage;

import java.util.ArrayDeque;
import java.util.Deque;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Follows the operand stack of a method as far as needed to tell which calls go to
 * {@code this}. Where it cannot tell, the answer is no.
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

	private final Deque<Integer> own = new ArrayDeque<>();

	private boolean known;

	private int height;

	/**
	 * Create a new stack.
	 * @param isStatic whether the method has no {@code this}
	 */
	OperandStack(boolean isStatic) {
		this.known = !isStatic;
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
		simple(opcode);
	}

	void simple(int opcode) {
		if (opcode <= Opcodes.DCMPG) {
			replace(EFFECTS.charAt(2 * opcode) - '0', EFFECTS.charAt(2 * opcode + 1) - '0');
		}
		else if (opcode == Opcodes.ARRAYLENGTH) {
			replace(1, 1);
		}
		else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
			replace(1, 0);
		}
		else {
			forget();
		}
	}

	void jump(int opcode) {
		switch (opcode) {
			case Opcodes.GOTO, Opcodes.JSR -> forget();
			case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT,
					Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
				replace(2, 0);
			default -> replace(1, 0);
		}
	}

	void field(int opcode, String descriptor) {
		int size = Type.getType(descriptor).getSize();
		switch (opcode) {
			case Opcodes.GETSTATIC -> replace(0, size);
			case Opcodes.PUTSTATIC -> replace(size, 0);
			case Opcodes.GETFIELD -> replace(1, size);
			default -> replace(1 + size, 0);
		}
	}

	/**
	 * Call a method.
	 * @param descriptor its descriptor
	 * @param hasReceiver whether there is an object below the arguments
	 * @return whether that object is {@code this}
	 */
	boolean call(String descriptor, boolean hasReceiver) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int arguments = (sizes >> 2) - 1;
		int receiver = this.height - arguments - 1;
		boolean toThis = hasReceiver && this.own.contains(receiver);
		replace(hasReceiver ? arguments + 1 : arguments, sizes & 3);
		return toThis;
	}

	void replace(int taken, int left) {
		this.height -= taken;
		while (!this.own.isEmpty() && this.own.peek() >= this.height) {
			this.own.pop();
		}
		this.height += left;
	}

	/**
	 * Forget what is on the stack: code comes here from more than one place.
	 */
	void forget() {
		this.own.clear();
		this.height = 0;
	}

}
