package dev.embercache.lineage.bytecode;

/**
 * A method that is called.
 *
 * @param owner the internal name of its class
 * @param name its name
 * @param descriptor its descriptor
 */
record Call(String owner, String name, String descriptor) {

	String result() {
		return this.descriptor.substring(this.descriptor.indexOf(')') + 1);
	}

	boolean isOfPlatform() {
		return this.owner.startsWith("java/") || this.owner.startsWith("[");
	}

}
