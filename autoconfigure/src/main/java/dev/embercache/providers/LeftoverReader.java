package dev.embercache.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * Finds properties and beans for providers without a reader of their own, and those that
 * have no equivalent. They are data, in the file {@code leftovers.txt}.
 */
public final class LeftoverReader implements ProviderReader {

	private static final String FILE = "leftovers.txt";

	private static final String NOTHING = "-";

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create a reader.
	 * @param environment the environment
	 * @param beanFactory the beans of the application
	 */
	public LeftoverReader(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
		this.classLoader = beanFactory.getBeanClassLoader();
	}

	@Override
	public ProviderSettings read() {
		ProviderSettings settings = new ProviderSettings();
		for (String line : lines()) {
			String[] columns = line.split("\\s+", 4);
			if (columns.length == 4 && counts(columns[2])) {
				String replacement = columns[3].equals(NOTHING) ? null : columns[3];
				switch (columns[0]) {
					case "taken" -> readTaken(columns[1], columns[3], settings);
					case "property" -> readProperty(columns[1], replacement, settings);
					case "bean" -> readBeans(columns[1], replacement, settings);
					default -> throw new IllegalStateException(line);
				}
			}
		}
		return settings;
	}

	private static List<String> lines() {
		try {
			return new ClassPathResource(FILE, LeftoverReader.class).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * With a minus before its name, a class has to be absent.
	 */
	private boolean counts(String condition) {
		return condition.equals(NOTHING)
				|| (condition.startsWith("-") ? !ClassUtils.isPresent(condition.substring(1), this.classLoader)
						: ClassUtils.isPresent(condition, this.classLoader));
	}

	private void readTaken(String name, String key, ProviderSettings settings) {
		String value = this.environment.getProperty(name);
		if (value != null) {
			ProviderSettings.put(settings.all(), key, value, name);
		}
	}

	private void readProperty(String name, @Nullable String replacement, ProviderSettings settings) {
		if (this.environment.containsProperty(name)) {
			settings.leave("'" + name + "'", replacement);
		}
	}

	private void readBeans(String type, @Nullable String replacement, ProviderSettings settings) {
		if (ClassUtils.isPresent(type, this.classLoader)) {
			Class<?> beanType = ClassUtils.resolveClassName(type, this.classLoader);
			for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, beanType, true,
					false)) {
				settings.leave("%s (%s)".formatted(NamedBeans.source(name), beanType.getSimpleName()), replacement);
			}
		}
	}

}
