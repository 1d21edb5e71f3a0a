package dev.embercache.oracle;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.hibernate.Hibernate;

import org.springframework.data.domain.Page;

/**
 * Writes what a value holds, by its fields and not by what it says of itself, so that
 * values of two class loaders can be compared.
 */
final class Rendering {

	private final StringBuilder text = new StringBuilder();

	private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());

	private Rendering() {
	}

	static String of(Object value) {
		Rendering rendering = new Rendering();
		rendering.write(value);
		return rendering.text.toString();
	}

	private void write(Object value) {
		if (value == null || !Hibernate.isInitialized(value)) {
			this.text.append((value == null) ? "null" : "not loaded");
		}
		else if (!this.path.add(value)) {
			this.text.append("...");
		}
		else {
			writeContent(Hibernate.unproxy(value));
			this.path.remove(value);
		}
	}

	private void writeContent(Object value) {
		if (value instanceof CompletableFuture<?> future) {
			write(future.join());
		}
		else if (value instanceof Optional<?> optional) {
			write(optional.orElse(null));
		}
		else if (value instanceof Page<?> page) {
			write(List.of(page.getContent(), page.getNumber(), page.getTotalElements()));
		}
		else if (value instanceof Map<?, ?> map) {
			List<Object> entries = new ArrayList<>();
			map.forEach((key, item) -> entries.add(new Object[] { key, item }));
			writeItems(entries);
		}
		else if (value instanceof Set<?> set) {
			writeItems(set.stream().sorted(Comparator.comparing(String::valueOf)).toList());
		}
		else if (value instanceof Collection<?> items) {
			writeItems(items);
		}
		else if (value.getClass().isArray()) {
			List<Object> items = new ArrayList<>();
			for (int i = 0; i < Array.getLength(value); i++) {
				items.add(Array.get(value, i));
			}
			writeItems(items);
		}
		else if (value instanceof Enum<?> constant) {
			this.text.append(constant.name());
		}
		else if (value.getClass().getClassLoader() == null) {
			this.text.append(value);
		}
		else {
			writeFields(value);
		}
	}

	private void writeItems(Collection<?> items) {
		this.text.append('[');
		items.forEach((item) -> {
			write(item);
			this.text.append(", ");
		});
		this.text.append(']');
	}

	private void writeFields(Object value) {
		this.text.append(value.getClass().getSimpleName()).append('(');
		for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					this.text.append(field.getName()).append('=');
					write(get(field, value));
					this.text.append(' ');
				}
			}
		}
		this.text.append(')');
	}

	private static Object get(Field field, Object value) {
		try {
			field.setAccessible(true);
			return field.get(value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
