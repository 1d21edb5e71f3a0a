package dev.embercache.lineage.bytecode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Writes an annotation as tokens, and collects the types in it.
 */
final class AnnotationTokens extends AnnotationVisitor {

	/** How Spring's expression language names a class. */
	private static final Pattern TYPE_IN_EXPRESSION = Pattern.compile("\\bT\\s*\\(\\s*([\\w.$]+)\\s*\\)");

	static final String VALUE = "Lorg/springframework/beans/factory/annotation/Value;";

	/** A class in the form of class files, as a whole text. */
	private static final Pattern CLASS_IN_DESCRIPTION = Pattern.compile("L?[\\w/]+\\$[\\w/$]+;?");

	private static final Pattern NUMBER = Pattern.compile("\\$\\d+(?=[$;]|$)");

	private final Tokens tokens;

	private final References references;

	private final boolean description;

	private boolean evaluated;

	AnnotationTokens(Tokens tokens, References references) {
		this(tokens, references, false);
	}

	private AnnotationTokens(Tokens tokens, References references, boolean description) {
		super(Opcodes.ASM9);
		this.tokens = tokens;
		this.references = references;
		this.description = description;
	}

	/**
	 * Create tokens of what describes the code of a class once more: the numbers that the
	 * compiler gives to classes do not count, and texts refer to nothing.
	 */
	static AnnotationTokens ofDescription(Tokens tokens) {
		return new AnnotationTokens(tokens, new References(), true);
	}

	AnnotationTokens start(String what, String descriptor) {
		this.tokens.add(what).add(descriptor);
		this.references.mention(descriptor);
		this.evaluated = descriptor.equals(VALUE);
		return this;
	}

	@Override
	public void visit(String name, Object value) {
		this.tokens.add("value").add(name);
		boolean numbered = this.description && value instanceof String text
				&& CLASS_IN_DESCRIPTION.matcher(text).matches();
		Constants.add(numbered ? NUMBER.matcher((String) value).replaceAll("\\$#") : value, this.tokens);
		if (value instanceof Type type) {
			this.references.add(How.LITERAL, type);
		}
		else if (value instanceof String text) {
			OutsideNames.addPlaceholders(text, this.evaluated, this.references);
			OutsideNames.addResources(text, "", this.references);
			OutsideNames.addClasses(text, this.references);
			Matcher types = TYPE_IN_EXPRESSION.matcher(text);
			while (types.find()) {
				this.references.add(How.LITERAL, types.group(1).replace('.', '/'));
			}
		}
	}

	@Override
	public void visitEnum(String name, String descriptor, String value) {
		this.tokens.add("enum").add(name).add(descriptor).add(value);
		this.references.mention(descriptor);
	}

	@Override
	public AnnotationVisitor visitAnnotation(String name, String descriptor) {
		this.tokens.add("annotation").add(name).add(descriptor);
		this.references.mention(descriptor);
		return this;
	}

	@Override
	public AnnotationVisitor visitArray(String name) {
		this.tokens.add("array").add(name);
		return this;
	}

	@Override
	public void visitEnd() {
		this.tokens.add("end");
	}

}
