package dev.embercache.oracle;

import java.util.List;
import java.util.Set;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a method tell that it was entered, which fields and containers it reads and
 * writes, and makes what it hands to other threads belong to the computation.
 */
final class Probes extends MethodVisitor {

	static final String RECORDER = "dev/embercache/oracle/Recorder";

	private static final Set<String> CONTAINERS = Set.of("java/util/Map", "java/util/HashMap", "java/util/TreeMap",
			"java/util/LinkedHashMap", "java/util/List", "java/util/ArrayList", "java/util/Set", "java/util/HashSet",
			"java/util/TreeSet", "java/util/Collection", "java/util/Deque", "java/util/ArrayDeque", "java/util/EnumMap",
			"java/util/concurrent/ConcurrentHashMap");

	private static final Set<String> CHANGES = Set.of("put", "add", "addAll", "putAll", "merge", "computeIfAbsent",
			"compute", "remove", "clear", "push", "addFirst", "addLast", "removeFirst", "putIfAbsent", "set");

	private static final List<String> THREADS = List.of("java/util/concurrent/", "java/util/stream/",
			"java/lang/Thread", "org/springframework/core/task/");

	private static final Set<String> TASKS = Set.of("java/lang/Runnable", "java/util/concurrent/Callable",
			"java/util/function/Supplier", "java/util/function/Function", "java/util/function/BiFunction",
			"java/util/function/Consumer", "java/util/function/Predicate", "java/util/function/IntUnaryOperator",
			"java/util/function/ToIntFunction", "java/util/function/IntFunction");

	private final Names names;

	private final int method;

	private final boolean tells;

	Probes(MethodVisitor target, Names names, int method, boolean tells) {
		super(Opcodes.ASM9, target);
		this.names = names;
		this.method = method;
		this.tells = tells;
	}

	@Override
	public void visitCode() {
		super.visitCode();
		if (this.tells) {
			super.visitLdcInsn(this.method);
			tell("enter", "(I)V");
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		if (name.startsWith("this$") || name.startsWith("val$") || name.startsWith("$")) {
			super.visitFieldInsn(opcode, owner, name, descriptor);
			return;
		}
		int field = this.names.number(owner.replace('/', '.') + "." + name + ":" + descriptor);
		boolean wide = Type.getType(descriptor).getSize() == 2;
		switch (opcode) {
			case Opcodes.GETFIELD -> {
				super.visitInsn(Opcodes.DUP);
				read(field);
			}
			case Opcodes.GETSTATIC -> {
				super.visitInsn(Opcodes.ACONST_NULL);
				read(field);
			}
			case Opcodes.PUTSTATIC -> {
				super.visitInsn(Opcodes.ACONST_NULL);
				write(field);
			}
			default -> {
				copyTarget(wide);
				write(field);
			}
		}
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	/**
	 * Copy what is below the topmost value.
	 */
	private void copyTarget(boolean wide) {
		if (wide) {
			super.visitInsn(Opcodes.DUP2_X1);
			super.visitInsn(Opcodes.POP2);
			super.visitInsn(Opcodes.DUP_X2);
		}
		else {
			super.visitInsn(Opcodes.DUP2);
			super.visitInsn(Opcodes.POP);
		}
	}

	private void read(int field) {
		super.visitLdcInsn(field);
		tell("read", "(Ljava/lang/Object;I)V");
	}

	private void write(int field) {
		super.visitLdcInsn(field);
		super.visitLdcInsn(this.method);
		tell("write", "(Ljava/lang/Object;II)V");
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		Type[] arguments = Type.getArgumentTypes(descriptor);
		if (opcode != Opcodes.INVOKESTATIC && opcode != Opcodes.INVOKESPECIAL && CONTAINERS.contains(owner)) {
			visitContainer(name, arguments);
		}
		else if (arguments.length > 0 && THREADS.stream().anyMatch(owner::startsWith)) {
			handOn(arguments);
		}
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	private void visitContainer(String name, Type[] arguments) {
		for (Type argument : arguments) {
			if (argument.getSize() == 2) {
				return;
			}
		}
		switch (arguments.length) {
			case 0 -> super.visitInsn(Opcodes.DUP);
			case 1 -> copyTarget(false);
			case 2 -> {
				super.visitInsn(Opcodes.DUP2_X1);
				super.visitInsn(Opcodes.POP2);
				super.visitInsn(Opcodes.DUP_X2);
			}
			default -> {
				return;
			}
		}
		if (CHANGES.contains(name)) {
			super.visitLdcInsn(this.method);
			tell("change", "(Ljava/lang/Object;I)V");
		}
		else {
			tell("look", "(Ljava/lang/Object;)V");
		}
	}

	/**
	 * Wrap the last argument, or the one before an executor.
	 */
	private void handOn(Type[] arguments) {
		int last = arguments.length - 1;
		boolean executor = arguments[last].getInternalName().equals("java/util/concurrent/Executor") && last > 0;
		Type task = arguments[executor ? last - 1 : last];
		if (!Weaver.isObject(task) || !TASKS.contains(task.getInternalName())) {
			return;
		}
		if (executor) {
			super.visitInsn(Opcodes.SWAP);
		}
		super.visitLdcInsn(task);
		tell("handOn", "(Ljava/lang/Object;Ljava/lang/Class;)Ljava/lang/Object;");
		super.visitTypeInsn(Opcodes.CHECKCAST, task.getInternalName());
		if (executor) {
			super.visitInsn(Opcodes.SWAP);
		}
	}

	private void tell(String name, String descriptor) {
		super.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, name, descriptor, false);
	}

}
