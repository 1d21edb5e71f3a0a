package dev.embercache.lineage.bytecode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.MemberRef;

/**
 * What lineage needs to know of one class, read from nothing but its class file.
 *
 * @param name the name of the class
 * @param access its access flags
 * @param superName the name of its superclass, if it has one
 * @param interfaces the names of its interfaces
 * @param whole the fingerprint of the class with all that it declares
 * @param declaration the fingerprint of the class without its members
 * @param references what the class refers to outside of its members
 * @param members its methods and fields, except synthetic methods that stand for code in
 * others, such as lambdas
 * @param links the lambdas that the members make, and the fields of other classes that
 * they write
 */
public record ClassSummary(String name, int access, @Nullable String superName, List<String> interfaces,
		Fingerprint whole, Fingerprint declaration, List<Reference> references, List<Member> members,
		List<Link> links) {

	/**
	 * Return what stands for a class whose file is not there, or cannot be read: one that
	 * says nothing.
	 * @param name the name of the class
	 * @return a summary without supertypes, references and members
	 */
	public static ClassSummary unknown(String name) {
		return new ClassSummary(name, 0, null, List.of(), Fingerprint.UNKNOWN, Fingerprint.UNKNOWN, List.of(),
				List.of(), List.of());
	}

	public boolean has(int flag) {
		return (this.access & flag) != 0;
	}

	/**
	 * Return a method or field of this class.
	 * @param member its name, whatever class that names
	 * @return the member, or {@code null} if this class does not declare it
	 */
	public @Nullable Member find(MemberRef member) {
		return find(member.key());
	}

	/**
	 * Return a method or field of this class.
	 * @param key its {@link Member#key() key}
	 * @return the member, or {@code null} if this class does not declare it
	 */
	public @Nullable Member find(String key) {
		for (Member member : this.members) {
			if (member.hasKey(key)) {
				return member;
			}
		}
		return null;
	}

	/**
	 * Return the methods of a name that this class declares.
	 * @param name the name, or {@code null} for none
	 * @return the methods, in the order of the class
	 */
	public List<Member> methods(@Nullable String name) {
		return this.members.stream().filter((member) -> member.isMethod() && member.name().equals(name)).toList();
	}

	/**
	 * Return the names of the superclass and the interfaces.
	 * @return the names
	 */
	public Set<String> supertypes() {
		Set<String> supertypes = new TreeSet<>(this.interfaces);
		if (this.superName != null) {
			supertypes.add(this.superName);
		}
		return supertypes;
	}

	/**
	 * A method or a field.
	 *
	 * @param name its name
	 * @param descriptor its descriptor
	 * @param access its access flags
	 * @param fingerprint what it means, with the lambdas in it
	 * @param references what it refers to
	 * @param flows where the containers go that come to a method, as far as that depends
	 * on others
	 * @param nested whether a field holds a container of containers
	 */
	public record Member(String name, String descriptor, int access, Fingerprint fingerprint,
			List<Reference> references, List<Flow> flows, boolean nested) {

		/**
		 * Return what tells this member from the others of its class.
		 * @return {@code percent(I)I} for a method, {@code rate:I} for a field
		 */
		public String key() {
			return isMethod() ? this.name + this.descriptor : this.name + ":" + this.descriptor;
		}

		/**
		 * Return the name of this member.
		 * @param owner the name of the class that it is looked for in
		 * @return the name
		 */
		public MemberRef in(String owner) {
			return new MemberRef(owner, this.name, this.descriptor);
		}

		boolean hasKey(String key) {
			int separator = isMethod() ? 0 : 1;
			return key.length() == this.name.length() + separator + this.descriptor.length()
					&& key.startsWith(this.name) && key.endsWith(this.descriptor)
					&& (separator == 0 || key.charAt(this.name.length()) == ':');
		}

		public boolean isMethod() {
			return this.descriptor.startsWith("(");
		}

		public boolean has(int flag) {
			return (this.access & flag) != 0;
		}

		/**
		 * Return whether this is a method that a subtype can override.
		 * @return whether calls of it depend on the instance
		 */
		public boolean isVirtual() {
			return isMethod() && !has(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !this.name.startsWith("<");
		}

	}

	/**
	 * Something that code refers to.
	 *
	 * @param how in which way
	 * @param owner the name of the class
	 * @param name the name of the method or field, or an empty string
	 * @param descriptor the descriptor of the method or field, or an empty string
	 */
	public record Reference(How how, String owner, String name, String descriptor) implements Comparable<Reference> {

		static Reference to(How how, String owner) {
			return new Reference(how, owner, "", "");
		}

		/**
		 * Return the name and descriptor as {@link Member#key()} has them.
		 * @return what tells the member from the others of its class
		 */
		public String key() {
			return this.descriptor.startsWith("(") ? this.name + this.descriptor : this.name + ":" + this.descriptor;
		}

		/**
		 * Return the member that is referred to.
		 * @return the member
		 */
		public MemberRef member() {
			return new MemberRef(this.owner, this.name, this.descriptor);
		}

		@Override
		public int compareTo(Reference other) {
			int result = this.how.compareTo(other.how);
			result = (result != 0) ? result : this.owner.compareTo(other.owner);
			result = (result != 0) ? result : this.name.compareTo(other.name);
			return (result != 0) ? result : this.descriptor.compareTo(other.descriptor);
		}

		/**
		 * The ways in which code refers to something.
		 */
		public enum How {

			/** A type in a descriptor, a signature, an annotation, a cast, a catch. */
			MENTION,

			/** A class as a value, which reflection can start from. */
			LITERAL,

			/** An instance is created. */
			NEW,

			/** A static method. */
			STATIC_CALL,

			/** A constructor, a private method or one of the superclass. */
			SPECIAL_CALL,

			/** A method that subtypes can override. */
			VIRTUAL_CALL,

			/** A method that subtypes can override, of the very object at work. */
			SELF_CALL,

			/** A constructor or method of the superclass, of the very object at work. */
			SUPER_CALL,

			/** A static field is read. */
			STATIC_READ,

			/** A static field is written. */
			STATIC_WRITE,

			/** A field of an instance is read. */
			READ,

			/** A field of an instance is written. */
			WRITE,

			/** A lambda or method reference becomes an instance of an interface. */
			LAMBDA,

			/** A call site whose target only its bootstrap method knows. */
			UNKNOWN_CALL,

			/** Code that is not in the class file. */
			NATIVE,

			/** A resource, named by its location. */
			RESOURCE,

			/** A configuration property, named by itself or by the text it stands in. */
			PROPERTY,

			/**
			 * A class as a value that only says which beans the container is asked for.
			 */
			ASKED,

			/**
			 * A bean that the container is asked for by its name; without a name if that
			 * is known at run time only.
			 */
			BEAN,

			/**
			 * A bean that an expression or an annotation names, by which a library asks
			 * the container for it.
			 */
			NAMED_BEAN,

			/**
			 * A class whose objects an expression may call any method of; with the name
			 * of a static method that it calls, if there is one. Without a class, one of
			 * the objects at hand, named by {@link ExpressionNames}.
			 */
			EVALUATED,

			/** What an annotation says about lineages, as a hash. */
			STATEMENT,

			/**
			 * What a field of the very object at work holds is changed, or handed to
			 * others who may change it.
			 */
			OWN_CHANGE,

			/**
			 * A field of another object is written, or what it or a static field holds is
			 * changed or handed on.
			 */
			CHANGE;

			/**
			 * Return whether a method or constructor is called that the reference names.
			 * @return whether it is a call of any kind but that of an unknown target
			 */
			public boolean isCall() {
				return switch (this) {
					case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL, SELF_CALL, SUPER_CALL -> true;
					default -> false;
				};
			}

			/**
			 * Return whether a field is assigned.
			 * @return whether it is a write to a field of a class or an instance
			 */
			public boolean isWrite() {
				return this == WRITE || this == STATIC_WRITE;
			}

			/**
			 * Return whether a field has another content afterwards, or may have: it is
			 * assigned, or what it holds is changed or handed to others.
			 * @return whether it is a write or a change
			 */
			public boolean isChange() {
				return isWrite() || this == OWN_CHANGE || this == CHANGE;
			}

			/**
			 * Return whether it is a part of what an annotation has the container inject,
			 * so that it matters to those who read what was injected.
			 * @return whether an annotation refers to something in this way
			 */
			public boolean isInjected() {
				return this == RESOURCE || this == PROPERTY || this == NAMED_BEAN || this == EVALUATED;
			}

			/**
			 * Return whether code can refer to a class in this way without an instance of
			 * it.
			 * @return whether it is a static member that is used
			 */
			public boolean isStatic() {
				return this == STATIC_CALL || this == STATIC_READ || this == STATIC_WRITE;
			}

		}

	}

	/**
	 * A lambda that a member makes, or a field of another class that it writes.
	 *
	 * @param member the member
	 * @param reference the type of the lambda, or the field
	 */
	public record Link(MemberRef member, Reference reference) {

	}

}
