package dev.embercache.lineage.bytecode;

import org.objectweb.asm.Type;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * That a container gets from one place to another within a method. Whether it can change
 * there is decided when all methods are known.
 *
 * @param from where it comes from
 * @param to where it goes
 * @param ofElement whether what gets there is not the container itself, but something
 * that it holds
 */
public record Flow(Place from, Place to, boolean ofElement) {

	/**
	 * Where a container can be.
	 *
	 * @param kind the kind of place
	 * @param member the field, or the method that is called; empty for places of the
	 * method at hand
	 * @param index the number of a parameter or of a variable
	 */
	public record Place(Kind kind, MemberRef member, int index) {

		private static final MemberRef NONE = new MemberRef("", "", "");

		/** It is compared, or what it holds is read. */
		static final Place READ = new Place(Kind.READ, NONE, 0);

		/** A method is called that changes it. */
		static final Place CHANGED = new Place(Kind.CHANGED, NONE, 0);

		/** Anywhere, where it may be changed. */
		static final Place ANYWHERE = new Place(Kind.ANYWHERE, NONE, 0);

		/** It comes from a call whose result nobody can change. */
		static final Place UNMODIFIABLE = new Place(Kind.UNMODIFIABLE, NONE, 0);

		/** The method returns it. */
		static final Place RETURNED = new Place(Kind.RETURNED, NONE, 0);

		static Place field(Reference field, boolean own) {
			return new Place(own ? Kind.OWN_FIELD : Kind.FIELD, field.member(), field.how() == How.STATIC_READ ? 1 : 0);
		}

		static Place parameter(int index) {
			return new Place(Kind.PARAMETER, NONE, index);
		}

		static Place variable(int index) {
			return new Place(Kind.VARIABLE, NONE, index);
		}

		static Place argument(String owner, String name, String descriptor, int index) {
			return new Place(Kind.ARGUMENT, method(owner, name, descriptor), index);
		}

		static Place result(String owner, String name, String descriptor) {
			return new Place(Kind.RESULT, method(owner, name, descriptor), 0);
		}

		private static MemberRef method(String owner, String name, String descriptor) {
			return new MemberRef(Type.getObjectType(owner).getClassName(), name, descriptor);
		}

		/**
		 * Return a reference to the field that this place is.
		 */
		Reference reference() {
			return new Reference((this.index == 1) ? How.STATIC_READ : How.READ, this.member.owner(),
					this.member.name(), this.member.descriptor());
		}

		/**
		 * Return whether this is a field.
		 */
		public boolean isField() {
			return this.kind == Kind.FIELD || this.kind == Kind.OWN_FIELD;
		}

		/**
		 * Return whether a container can come to a method from here.
		 */
		boolean isOrigin() {
			return isField() || this.kind == Kind.PARAMETER || this.kind == Kind.RESULT;
		}

	}

	/**
	 * The kinds of places.
	 */
	public enum Kind {

		/** A field of a class or of another object. */
		FIELD,

		/** A field of the very object at work. */
		OWN_FIELD,

		/** A parameter of the method. */
		PARAMETER,

		/** What a call returns. */
		RESULT,

		/** A local variable, or where two ways of the code meet. */
		VARIABLE,

		/** An argument of a call. */
		ARGUMENT,

		/** What the method returns. */
		RETURNED,

		/** Where it is only read. */
		READ,

		/** Where it is changed. */
		CHANGED,

		/** Where it comes from if nobody can change it. */
		UNMODIFIABLE,

		/** Where it may be changed, or come from. */
		ANYWHERE

	}

}
