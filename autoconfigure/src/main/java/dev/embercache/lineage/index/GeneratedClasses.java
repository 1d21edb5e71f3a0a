package dev.embercache.lineage.index;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

import org.springframework.util.ClassUtils;

/**
 * The classes that Spring generates ahead of time from those of the application: they say
 * what these say, in an order that differs from build to build. They are no part of the
 * application. Beans are known by the code that their definitions were generated from.
 */
final class GeneratedClasses {

	/** What is in the name of a subclass of a configuration class. */
	private static final String SUBCLASS = "$$SpringCGLIB$$";

	/** What is between the name of a class and what was generated for it. */
	private static final String FEATURE = "__";

	private static final String GENERATED = "Lorg/springframework/aot/generate/Generated;";

	private final ClassLoader classLoader;

	GeneratedClasses(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return the given names without those of generated classes.
	 */
	Set<String> removedFrom(Set<String> classNames) {
		return classNames.stream().filter((name) -> !isGenerated(name)).collect(Collectors.toSet());
	}

	private boolean isGenerated(String className) {
		if (className.contains(SUBCLASS)) {
			return true;
		}
		int feature = className.indexOf(FEATURE);
		if (feature < 0) {
			return false;
		}
		int nested = className.indexOf('$', feature);
		return isAnnotated((nested < 0) ? className : className.substring(0, nested));
	}

	/**
	 * Anybody may have two underscores in the name of a class.
	 */
	private boolean isAnnotated(String className) {
		String path = ClassUtils.convertClassNameToResourcePath(className) + ClassUtils.CLASS_FILE_SUFFIX;
		try (InputStream input = this.classLoader.getResourceAsStream(path)) {
			if (input == null) {
				return false;
			}
			Annotation annotation = new Annotation();
			new ClassReader(input).accept(annotation, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
			return annotation.found;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Looks for the annotation of generated classes.
	 */
	private static final class Annotation extends ClassVisitor {

		private boolean found;

		Annotation() {
			super(Opcodes.ASM9);
		}

		@Override
		public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			this.found |= descriptor.equals(GENERATED);
			return null;
		}

	}

}
