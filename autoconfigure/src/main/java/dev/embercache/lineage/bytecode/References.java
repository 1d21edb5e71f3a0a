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
			new SignatureReader(signature).accept(new Mentions(this));
		}
	}

	private static final class Mentions extends SignatureVisitor {

		private static final String ANYTHING = "java/lang/Object";

		private final References references;

		private String name = "";

		Mentions(References references) {
			super(Opcodes.ASM9);
			this.references = references;
		}

		@Override
		public void visitClassType(String name) {
			this.name = name;
			this.references.add(How.MENTION, name);
		}

		@Override
		public void visitInnerClassType(String name) {
			this.name = this.name + "$" + name;
			this.references.add(How.MENTION, this.name);
		}

		@Override
		public void visitTypeVariable(String name) {
			this.references.add(How.MENTION, ANYTHING);
		}

		@Override
		public void visitTypeArgument() {
			this.references.add(How.MENTION, ANYTHING);
		}

		@Override
		public SignatureVisitor visitTypeArgument(char wildcard) {
			return new Mentions(this.references);
		}

	}

}
