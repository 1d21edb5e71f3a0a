package dev.embercache.lineage.bytecode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.Flow.Kind;
import dev.embercache.lineage.bytecode.Flow.Place;

/**
 * Collects what code refers to, by the names that a class file uses.
 */
final class References {

	private final Set<Reference> references = new TreeSet<>();

	private final Set<Flow> flows = new LinkedHashSet<>(4);

	/**
	 * Return what an instruction that reads or writes a field refers to.
	 * @param opcode the instruction
	 * @param owner the internal name of the class of the field
	 * @param name the name of the field
	 * @param descriptor its descriptor
	 */
	static Reference field(int opcode, String owner, String name, String descriptor) {
		How how = switch (opcode) {
			case Opcodes.GETSTATIC -> How.STATIC_READ;
			case Opcodes.PUTSTATIC -> How.STATIC_WRITE;
			case Opcodes.GETFIELD -> How.READ;
			default -> How.WRITE;
		};
		return new Reference(how, Type.getObjectType(owner).getClassName(), name, descriptor);
	}

	/**
	 * Return where containers go.
	 */
	List<Flow> flows() {
		return List.copyOf(this.flows);
	}

	List<Reference> toList() {
		return List.copyOf(this.references);
	}

	void addAll(References other) {
		this.references.addAll(other.references);
		this.flows.addAll(other.flows);
	}

	/**
	 * Add what the body of a lambda refers to. Its parameters are none of the method that
	 * has it.
	 */
	void addAllOfLambda(References other) {
		this.references.addAll(other.references);
		other.flows.stream().filter((flow) -> flow.from().kind() != Kind.PARAMETER).forEach(this.flows::add);
	}

	void add(Reference reference) {
		this.references.add(reference);
	}

	void add(Flow flow) {
		this.flows.add(flow);
	}

	/**
	 * Add a change of a field, or of what it holds.
	 * @param field a reference to the field
	 * @param own whether it is a field of the very object at work
	 */
	void change(Reference field, boolean own) {
		add(new Reference(own ? How.OWN_CHANGE : How.CHANGE, field.owner(), field.name(), field.descriptor()));
	}

	void add(How how, String internalName) {
		add(how, Type.getObjectType(internalName));
	}

	void add(How how, Type type) {
		switch (type.getSort()) {
			case Type.ARRAY -> add(how, type.getElementType());
			case Type.OBJECT -> this.references.add(Reference.to(how, type.getClassName()));
			case Type.METHOD -> {
				add(How.MENTION, type.getReturnType());
				for (Type argument : type.getArgumentTypes()) {
					add(How.MENTION, argument);
				}
			}
			default -> {
			}
		}
	}

	void mention(@Nullable String descriptor) {
		if (descriptor != null) {
			add(How.MENTION, Type.getType(descriptor));
		}
	}

	void member(How how, String owner, String name, String descriptor) {
		mention(descriptor);
		Type type = Type.getObjectType(owner);
		if (type.getSort() == Type.ARRAY) {
			add(How.MENTION, type);
			return;
		}
		this.references.add(new Reference(how, type.getClassName(), name, descriptor));
	}

	/**
	 * Add something outside of the code.
	 * @param how what it is
	 * @param name its name
	 */
	void outside(How how, String name) {
		this.references.add(new Reference(how, "", name, ""));
	}

	/**
	 * Add the types of the arguments and of the result of a method, where expressions in
	 * its annotations look into these.
	 * @param descriptor the descriptor of the method
	 * @param signature its signature, if it has one
	 */
	void evaluateObjectsAtHand(String descriptor, @Nullable String signature) {
		Mentions arguments = evaluated(ExpressionNames.ARGUMENTS, ExpressionNames.ELEMENTS_OF_ARGUMENTS);
		Mentions result = evaluated(ExpressionNames.RESULT, ExpressionNames.ELEMENTS_OF_RESULT);
		if (arguments == null && result == null) {
			return;
		}
		SignatureVisitor types = new ObjectsAtHand(arguments, result);
		new SignatureReader(descriptor).accept(types);
		if (signature != null) {
			new SignatureReader(signature).accept(types);
		}
	}

	private @Nullable Mentions evaluated(String object, String elements) {
		boolean withElements = this.references.contains(new Reference(How.EVALUATED, "", elements, ""));
		return (withElements || this.references.contains(new Reference(How.EVALUATED, "", object, "")))
				? new Mentions(this, How.EVALUATED, withElements) : null;
	}

	void handle(Handle handle) {
		How how = switch (handle.getTag()) {
			case Opcodes.H_GETFIELD -> How.READ;
			case Opcodes.H_GETSTATIC -> How.STATIC_READ;
			case Opcodes.H_PUTFIELD -> How.WRITE;
			case Opcodes.H_PUTSTATIC -> How.STATIC_WRITE;
			case Opcodes.H_INVOKESTATIC -> How.STATIC_CALL;
			case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> How.SPECIAL_CALL;
			default -> How.VIRTUAL_CALL;
		};
		if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
			add(How.NEW, handle.getOwner());
		}
		member(how, handle.getOwner(), handle.getName(), handle.getDesc());
		if (handle.getTag() >= Opcodes.H_INVOKEVIRTUAL && !handle.getOwner().startsWith("java/")) {
			Place result = Place.result(handle.getOwner(), handle.getName(), handle.getDesc());
			this.flows.add(new Flow(result, Place.ANYWHERE, false));
		}
	}

	void signature(@Nullable String signature) {
		if (signature != null) {
			new SignatureReader(signature).accept(new Mentions(this, How.MENTION, true));
		}
	}

	/**
	 * Collects the types of parameters and results.
	 */
	private static final class ObjectsAtHand extends SignatureVisitor {

		private static final SignatureVisitor NONE = new SignatureVisitor(Opcodes.ASM9) {
		};

		private final @Nullable Mentions arguments;

		private final @Nullable Mentions result;

		ObjectsAtHand(@Nullable Mentions arguments, @Nullable Mentions result) {
			super(Opcodes.ASM9);
			this.arguments = arguments;
			this.result = result;
		}

		@Override
		public SignatureVisitor visitParameterType() {
			return (this.arguments != null) ? this.arguments : NONE;
		}

		@Override
		public SignatureVisitor visitReturnType() {
			return (this.result != null) ? this.result : NONE;
		}

		@Override
		public SignatureVisitor visitExceptionType() {
			return NONE;
		}

		@Override
		public SignatureVisitor visitClassBound() {
			return NONE;
		}

		@Override
		public SignatureVisitor visitInterfaceBound() {
			return NONE;
		}

	}

	/**
	 * Collects the classes in a signature, with or without the elements of collections.
	 */
	private static final class Mentions extends SignatureVisitor {

		private static final String ANYTHING = "java/lang/Object";

		private final References references;

		private final How how;

		private final boolean withElements;

		private String name = "";

		Mentions(References references, How how, boolean withElements) {
			super(Opcodes.ASM9);
			this.references = references;
			this.how = how;
			this.withElements = withElements;
		}

		@Override
		public void visitClassType(String name) {
			this.name = name;
			this.references.add(this.how, name);
		}

		@Override
		public void visitInnerClassType(String name) {
			this.name = this.name + "$" + name;
			this.references.add(this.how, this.name);
		}

		@Override
		public void visitTypeVariable(String name) {
			this.references.add(this.how, ANYTHING);
		}

		@Override
		public void visitTypeArgument() {
			this.references.add(this.how, ANYTHING);
		}

		@Override
		public SignatureVisitor visitTypeArgument(char wildcard) {
			boolean collection = this.name.startsWith("java/util/") && !this.name.startsWith("java/util/Optional");
			return (this.withElements || !collection) ? new Mentions(this.references, this.how, this.withElements)
					: ObjectsAtHand.NONE;
		}

	}

}
