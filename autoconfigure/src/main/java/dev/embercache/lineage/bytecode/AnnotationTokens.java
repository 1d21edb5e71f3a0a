package dev.embercache.lineage.bytecode;

import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Writes an annotation as tokens, and collects what it names: types, properties,
 * resources, beans.
 */
final class AnnotationTokens extends AnnotationVisitor {

	static final String VALUE = "Lorg/springframework/beans/factory/annotation/Value;";

	/** A class in the form of class files, as a whole text. */
	private static final Pattern CLASS_IN_DESCRIPTION = Pattern.compile("L?[\\w/]+\\$[\\w/$]+;?");

	private static final Pattern NUMBER = Pattern.compile("\\$\\d+(?=[$;]|$)");

	private final Tokens tokens;

	private final References references;

	private final CodeRules rules;

	private final boolean description;

	/** The attributes of the annotation that are names of beans. */
	private Set<String> namingBeans = Set.of();

	/** The attribute whose elements come now, which have no names of their own. */
	private @Nullable String array;

	AnnotationTokens(Tokens tokens, References references, CodeRules rules) {
		this(tokens, references, rules, false);
	}

	private AnnotationTokens(Tokens tokens, References references, CodeRules rules, boolean description) {
		super(Opcodes.ASM9);
		this.tokens = tokens;
		this.references = references;
		this.rules = rules;
		this.description = description;
	}

	/**
	 * Create tokens of what describes the code of a class once more: the numbers that the
	 * compiler gives to classes do not count, and texts refer to nothing.
	 */
	static AnnotationTokens ofDescription(Tokens tokens, CodeRules rules) {
		return new AnnotationTokens(tokens, new References(), rules, true);
	}

	AnnotationTokens start(String what, String descriptor) {
		this.tokens.add(what).add(descriptor);
		return of(descriptor);
	}

	private AnnotationTokens of(String descriptor) {
		this.references.mention(descriptor);
		this.namingBeans = this.rules.attributesNamingBeans(descriptor);
		return this;
	}

	@Override
	public void visit(@Nullable String name, Object value) {
		this.tokens.add("value").add(name);
		boolean numbered = this.description && value instanceof String text
				&& CLASS_IN_DESCRIPTION.matcher(text).matches();
		Constants.add(numbered ? NUMBER.matcher((String) value).replaceAll("\\$#") : value, this.tokens);
		if (value instanceof Type type) {
			this.references.add(How.LITERAL, type);
		}
		else if (value instanceof String text) {
			OutsideNames.addPlaceholders(text, this.references);
			OutsideNames.addResources(text, "", this.references);
			OutsideNames.addClasses(text, this.references);
			ExpressionNames.add(text, this.references);
			String attribute = (name != null) ? name : this.array;
			if (!text.isEmpty() && attribute != null && this.namingBeans.contains(attribute)) {
				ExpressionNames.addBean(text, this.references);
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
		return new AnnotationTokens(this.tokens, this.references, this.rules, this.description).of(descriptor);
	}

	@Override
	public AnnotationVisitor visitArray(@Nullable String name) {
		this.tokens.add("array").add(name);
		this.array = name;
		return this;
	}

	@Override
	public void visitEnd() {
		this.tokens.add("end");
	}

}
