package dev.embercache.codec;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.util.ClassUtils;

/**
 * The classes in the package of a type that extend or implement it and run no code of
 * their own when they are deserialized. That is told from class files; no class is
 * loaded.
 */
final class Implementations {

	private static final Set<String> HOOKS = Set.of("readObject", "readObjectNoData", "readResolve", "readExternal",
			"finalize");

	private final ClassLoader classLoader;

	private final Map<String, Set<String>> types = new ConcurrentHashMap<>();

	private final Set<String> included = ConcurrentHashMap.newKeySet();

	Implementations(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Add a type that is implemented by others.
	 */
	void add(String packageName, String type) {
		this.types.computeIfAbsent(packageName, (key) -> ConcurrentHashMap.newKeySet()).add(type);
	}

	/**
	 * Return whether a class is there that implements one of the types of its package.
	 */
	boolean include(String name) {
		if (this.included.contains(name)) {
			return true;
		}
		Set<String> types = this.types.get(ClassUtils.getPackageName(name));
		if (types == null || !descends(name, types)) {
			return false;
		}
		this.included.add(name);
		return true;
	}

	private boolean descends(@Nullable String name, Set<String> types) {
		if (name == null || name.startsWith("java.")) {
			return false;
		}
		ClassReader file = ClassFileReader.find(this.classLoader, name);
		if (file == null || hasHook(file)) {
			return false;
		}
		for (String implemented : file.getInterfaces()) {
			String type = ClassUtils.convertResourcePathToClassName(implemented);
			if (types.contains(type) || descends(type, types)) {
				return true;
			}
		}
		String superclass = file.getSuperName();
		return superclass != null && (types.contains(ClassUtils.convertResourcePathToClassName(superclass))
				|| descends(ClassUtils.convertResourcePathToClassName(superclass), types));
	}

	private static boolean hasHook(ClassReader file) {
		HookFinder finder = new HookFinder();
		file.accept(finder, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		return finder.found;
	}

	private static final class HookFinder extends ClassVisitor {

		private boolean found;

		HookFinder() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			this.found |= HOOKS.contains(name);
			return null;
		}

	}

}
