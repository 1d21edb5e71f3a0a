package dev.embercache.lineage.text;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A call in a method or in a lambda of it, with what is known of its operands.
 *
 * @param owner the name of the class that the call names
 * @param name the name of the method
 * @param descriptor its descriptor
 * @param receiver the object whose method it is, or {@code null} if it is static
 * @param arguments the arguments
 */
public record CallSite(String owner, String name, String descriptor, @Nullable Operand receiver,
		List<Operand> arguments) {

	private static final String TEXT = "Ljava/lang/String;";

	public CallSite {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Return what tells the method from others of its class.
	 */
	public String key() {
		return this.name + this.descriptor;
	}

	/**
	 * Return what is known of the arguments as texts.
	 */
	public List<Texts> texts() {
		return this.arguments.stream().map(Operand::texts).toList();
	}

	/**
	 * Return how {@link Operand#result()} names this call.
	 */
	public String id() {
		return this.owner + "." + key();
	}

	/**
	 * Return the first argument that is a text, or an array of texts.
	 * @return its index, or -1 if there is none
	 */
	public int firstText() {
		Type[] types = Type.getArgumentTypes(this.descriptor);
		for (int i = 0; i < types.length; i++) {
			if (isText(i)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return whether an argument is a text, or an array of texts.
	 * @param argument its index, which may be that of none
	 */
	public boolean isText(int argument) {
		Type[] types = Type.getArgumentTypes(this.descriptor);
		return argument < types.length && types[argument].getDescriptor().endsWith(TEXT);
	}

	/**
	 * Return whether the call gets what another call has returned.
	 * @param id how {@link #id()} names that call
	 */
	public boolean isPassed(String id) {
		return this.arguments.stream().anyMatch((argument) -> id.equals(argument.result()));
	}

	/**
	 * Return the class that the call is about: an argument, or the receiver.
	 */
	public Place place() {
		List<Operand> operands = new ArrayList<>(this.arguments);
		if (this.receiver != null) {
			operands.add(this.receiver);
		}
		for (Operand operand : operands) {
			String name = operand.className();
			if (name != null) {
				return new Place(Type.getObjectType(name).getClassName(), operand.isExactClass());
			}
		}
		return new Place(null, false);
	}

	/**
	 * A class that something is beside.
	 *
	 * @param className the name of the class, or {@code null} if it is not known
	 * @param exact whether it is this class and none that extends it
	 */
	public record Place(@Nullable String className, boolean exact) {
	}

}
