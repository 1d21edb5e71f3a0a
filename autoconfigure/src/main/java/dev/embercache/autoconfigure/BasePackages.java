package dev.embercache.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScans;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The packages of the application's own code: that of the application class, and those
 * scanned for components, which may belong to other modules.
 */
final class BasePackages {

	private static final String SPRING = "org.springframework.";

	private BasePackages() {
	}

	/**
	 * Find the packages.
	 * @param context the application
	 * @return the names, none of which is below another one
	 */
	static List<String> of(ApplicationContext context) {
		Set<String> packages = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(context)) {
			packages.addAll(AutoConfigurationPackages.get(context));
		}
		if (context.getAutowireCapableBeanFactory() instanceof ConfigurableListableBeanFactory beanFactory) {
			for (String name : beanFactory.getBeanDefinitionNames()) {
				AnnotationMetadata metadata = metadata(beanFactory, name);
				if (metadata != null) {
					addScanned(metadata, context, packages);
				}
			}
		}
		return outermost(packages);
	}

	private static @Nullable AnnotationMetadata metadata(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition
				&& definition.getFactoryMethodMetadata() == null
				&& !definition.getMetadata().getClassName().startsWith(SPRING)) {
			return definition.getMetadata();
		}
		return null;
	}

	private static void addScanned(AnnotationMetadata metadata, ApplicationContext context, Set<String> packages) {
		Set<AnnotationAttributes> scans = metadata.getMergedRepeatableAnnotationAttributes(ComponentScan.class,
				ComponentScans.class, true, true);
		for (AnnotationAttributes scan : scans) {
			List<String> named = new ArrayList<>();
			for (String text : scan.getStringArray("basePackages")) {
				named.addAll(List.of(StringUtils
					.tokenizeToStringArray(context.getEnvironment().resolvePlaceholders(text), ",; \t\n")));
			}
			for (String className : scan.getStringArray("basePackageClasses")) {
				named.add(ClassUtils.getPackageName(className));
			}
			if (named.isEmpty()) {
				named.add(ClassUtils.getPackageName(metadata.getClassName()));
			}
			// A top-level package such as 'com' contains libraries as well.
			named.stream().filter((name) -> name.indexOf('.') > 0).forEach(packages::add);
		}
	}

	private static List<String> outermost(Collection<String> packages) {
		return packages.stream()
			.filter((name) -> !name.contains("*"))
			.filter((name) -> packages.stream().noneMatch((other) -> name.startsWith(other + ".")))
			.toList();
	}

}
