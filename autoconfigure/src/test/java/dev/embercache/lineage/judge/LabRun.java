package dev.embercache.lineage.judge;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

/**
 * One run of the {@link LabApplication}: makes its beans, calls its methods, and takes
 * the values apart.
 */
final class LabRun {

	private static final List<String> ARGUMENTS = List.of("A1", "b", "gamma", "");

	private final Run run;

	LabRun(Run run) {
		this.run = run;
	}

	Lineages lineages() {
		return this.run.lineages();
	}

	/**
	 * Call all producers with all arguments, each on beans of its own.
	 * @return the values, by producer
	 */
	Map<String, Value> values() {
		Map<String, Value> values = new TreeMap<>();
		for (String department : LabApplication.DEPARTMENTS) {
			for (String method : LabApplication.METHODS) {
				values.put(department + "Service." + method, value(department, method));
			}
		}
		return values;
	}

	private Value value(String department, String methodName) {
		StringBuilder text = new StringBuilder();
		Set<String> classes = new TreeSet<>();
		Map<String, Object> beans = new LinkedHashMap<>();
		Map<String, BeanWiring> wiring = new LinkedHashMap<>();
		String beanName = department.toLowerCase() + "Service";
		try {
			Class<?> config = this.run.classLoader().loadClass("com.acme.Wiring");
			Object wired = config.getConstructor().newInstance();
			Object service = bean(beanName, wired, beans, wiring);
			open(bean("opening", wired, beans, new LinkedHashMap<>()));
			Method method = service.getClass().getMethod(methodName, String.class);
			for (String argument : ARGUMENTS) {
				dump(method.invoke(service, argument), text, classes);
				text.append('\n');
			}
		}
		catch (InvocationTargetException ex) {
			text.append("failed with ").append(ex.getCause());
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			text.append("failed with ").append(ex);
		}
		List<BeanWiring> ordered = new ArrayList<>(wiring.values());
		// The producing bean comes first, and was made last.
		Collections.reverse(ordered);
		Producer producer = new Producer("com.acme." + department + "Service", methodName, List.of("java.lang.String"),
				ordered);
		return new Value(producer, text.toString(), classes);
	}

	/**
	 * Do what the container does at the end of the start.
	 */
	private static void open(Object opening) throws ReflectiveOperationException {
		opening.getClass().getMethod("run", String.class).invoke(opening, "now");
	}

	private Object bean(String name, Object config, Map<String, Object> beans, Map<String, BeanWiring> wiring)
			throws ReflectiveOperationException {
		Object known = beans.get(name);
		if (known != null) {
			return known;
		}
		for (Method method : config.getClass().getDeclaredMethods()) {
			if (method.getName().equals(name)) {
				method.setAccessible(true);
				List<Object> arguments = new ArrayList<>();
				List<String> names = new ArrayList<>();
				for (Parameter parameter : method.getParameters()) {
					names.add(parameter.getName());
					arguments.add(bean(parameter.getName(), config, beans, wiring));
				}
				Object bean = method.invoke(config, arguments.toArray());
				beans.put(name, bean);
				wiring.put(name, BeanWiring.of(name, bean.getClass().getName(), names.toArray(String[]::new))
					.madeBy("com.acme.Wiring", name));
				return bean;
			}
		}
		throw new NoSuchMethodException(name);
	}

	/**
	 * Write what an object holds, not what it says of itself.
	 */
	private static void dump(Object value, StringBuilder text, Set<String> classes)
			throws ReflectiveOperationException {
		if (value instanceof Collection<?> items) {
			for (Object item : items) {
				dump(item, text.append("- "), classes);
			}
			return;
		}
		if (value == null || value.getClass().getName().startsWith("java.")) {
			text.append(value);
			return;
		}
		classes.add(value.getClass().getName());
		if (value instanceof Enum<?> constant) {
			text.append(constant.name());
			return;
		}
		text.append(value.getClass().getName()).append('(');
		for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
			Map<String, Object> fields = new TreeMap<>();
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					field.setAccessible(true);
					fields.put(field.getName(), field.get(value));
				}
			}
			for (Map.Entry<String, Object> field : fields.entrySet()) {
				dump(field.getValue(), text.append(field.getKey()).append('='), classes);
				text.append(' ');
			}
		}
		text.append(')');
	}

	/**
	 * Results of a producer for all arguments.
	 *
	 * @param producer the producer
	 * @param text what the values hold
	 * @param classes the classes in them
	 */
	record Value(Producer producer, String text, Set<String> classes) {

	}

}
