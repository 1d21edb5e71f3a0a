package dev.embercache.lineage.bytecode;

import java.util.Map;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * What the numbered classes within a top level class are called instead, and the
 * constants behind the numbers in its {@code switch} statements.
 *
 * @param names the names of classes by those in class files, both in the form of class
 * files
 * @param switchMaps the constants by their numbers, by the name of the class, a dot and
 * the name of the field that holds them
 */
public record Nest(Map<String, String> names, Map<String, Map<Integer, Reference>> switchMaps) {

	/** One without numbered classes. */
	public static final Nest PLAIN = new Nest(Map.of(), Map.of());

	/**
	 * Return whether an instruction reads the numbers of the constants of an enum.
	 * @param opcode the instruction
	 * @param owner the internal name of the class of the field
	 * @param name the name of the field
	 */
	boolean isSwitchMap(int opcode, String owner, String name) {
		return opcode == Opcodes.GETSTATIC && !this.switchMaps.isEmpty()
				&& this.switchMaps.containsKey(owner + "." + name);
	}

	/**
	 * Return the constants of an enum by their numbers.
	 * @param owner the internal name of the class of the field that holds the numbers
	 * @param name the name of the field
	 */
	Map<Integer, Reference> switchMap(String owner, String name) {
		return this.switchMaps.getOrDefault(owner + "." + name, Map.of());
	}

	/**
	 * Return a class file with the names of this nest.
	 * @param bytes the class file
	 */
	public byte[] rename(byte[] bytes) {
		return this.names.isEmpty() ? bytes : ConstantPool.rename(bytes, (name) -> this.names.getOrDefault(name, name));
	}

}
