package dev.embercache.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits that add types, and parts of types that others notice.
 */
final class TypeEdits extends Editor {

	private static final Pattern RECORD = Pattern.compile("\nrecord (\\w+)|\npublic record (\\w+)");

	TypeEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		types().stream().map((path) -> path.substring(0, path.lastIndexOf('/'))).distinct().forEach(this::addTypes);
		for (String path : types()) {
			Matcher matcher = RECORD.matcher(sources().text(path));
			if (matcher.find() && !path.contains("Properties")) {
				addComponent(path, SourceTree.typeName(path));
			}
			if (sources().text(path).contains("public enum ")) {
				edit("enum constant", path, TypeEdits::withConstant);
			}
		}
		for (String point : List.of("within(com.harborgoods.web..*)", "within(com.harborgoods.jobs..*)",
				"execution(* com.harborgoods.catalog.CatalogService.retire(..))",
				"execution(* com.harborgoods.orders.OrderService.ship(..))",
				"within(com.harborgoods.audit.AuditController)",
				"execution(* com.harborgoods.security.TenantSettings.*(..))",
				"@annotation(com.harborgoods.audit.Audited)", "bean(markdown)")) {
			addAspect(point);
		}
		addImplementations();
	}

	private void addTypes(String folder) {
		String packageName = folder.substring(SourceTree.SOURCES.length()).replace('/', '.');
		String name = packageName.substring(packageName.lastIndexOf('.') + 1);
		add("bean", name, sources().with(folder + "/EditedBean.java", """
				package %s;

				@org.springframework.stereotype.Component
				public class EditedBean {

					public String name() {
						return "edited";
					}

				}
				""".formatted(packageName)));
		add("value class", name, sources().with(folder + "/EditedView.java",
				"package %s;\n\npublic record EditedView(String name, int count) {\n}\n".formatted(packageName)));
		add("controller", name, sources().with(folder + "/EditedController.java", """
				package %s;

				@org.springframework.web.bind.annotation.RestController
				public class EditedController {

					private final com.harborgoods.catalog.CatalogService catalog;

					EditedController(com.harborgoods.catalog.CatalogService catalog) {
						this.catalog = catalog;
					}

					@org.springframework.web.bind.annotation.GetMapping("/edited/%s")
					String name(String sku) {
						return this.catalog.product(sku).name();
					}

				}
				""".formatted(packageName, name)));
		add("configuration with a bean", name, sources().with(folder + "/EditedConfiguration.java", """
				package %s;

				@org.springframework.context.annotation.Configuration
				class EditedConfiguration {

					@org.springframework.context.annotation.Bean
					java.util.concurrent.atomic.LongAdder editedCounter() {
						return new java.util.concurrent.atomic.LongAdder();
					}

				}
				""".formatted(packageName)));
	}

	/**
	 * Add a component to a record, and an argument wherever one is made.
	 */
	private void addComponent(String path, String name) {
		Map<String, String> files = new TreeMap<>(sources().files());
		files.replaceAll((file, text) -> file.startsWith(SourceTree.SOURCES)
				? withArgument(text, Pattern.compile("\\bnew " + name + "(?:<[^>(]*>)?\\("), ", \"\"") : text);
		files.put(path, withArgument(files.get(path), Pattern.compile("\\brecord " + name + "(?:<\\w+>)?\\("),
				", String remark"));
		add("field of a record", name, new SourceTree(files));
	}

	private static String withArgument(String text, Pattern start, String argument) {
		StringBuilder edited = new StringBuilder(text);
		Matcher matcher = start.matcher(text);
		int shift = 0;
		while (matcher.find()) {
			int depth = 1;
			int position = matcher.end();
			while (depth > 0) {
				char character = text.charAt(position++);
				depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			}
			edited.insert(position - 1 + shift, argument);
			shift += argument.length();
		}
		return edited.toString();
	}

	private static String withConstant(String text) {
		Matcher last = Pattern.compile("(?s)(\n\t[^;]*?)(;|\n\n\\})").matcher(text.substring(text.indexOf('{')));
		if (!last.find()) {
			return text;
		}
		String arguments = text.contains("(String text)") ? "(\"edited\")"
				: text.contains("(int from)") ? "(9000)" : "";
		int start = text.indexOf('{') + last.end(1);
		return text.substring(0, start) + ", EDITED" + arguments + text.substring(start);
	}

	private void addAspect(String point) {
		add("aspect", point,
				sources().with(java("audit.EditedAspect"),
						"""
								package com.harborgoods.audit;

								@org.aspectj.lang.annotation.Aspect
								@org.springframework.stereotype.Component
								public class EditedAspect {

									private final java.util.concurrent.atomic.AtomicLong calls = new java.util.concurrent.atomic.AtomicLong();

									@org.aspectj.lang.annotation.Before("%s")
									public void count() {
										this.calls.incrementAndGet();
									}

								}
								"""
							.formatted(point)));
	}

	private void addImplementations() {
		add("implementation", "Carrier", sources().with(java("shipping.DroneCarrier"), """
				package com.harborgoods.shipping;

				import com.harborgoods.common.Money;

				@org.springframework.stereotype.Component
				public class DroneCarrier extends AbstractCarrier {

					DroneCarrier() {
						super("drone", 1500);
					}

					@Override
					public Money cost(int grams, ShippingZone zone) {
						return Money.of("9.99");
					}

				}
				"""));
		add("implementation", "ReorderPolicy", sources().with(java("inventory.LazyReordering"), """
				package com.harborgoods.inventory;

				@org.springframework.stereotype.Component("lazy")
				public class LazyReordering implements ReorderPolicy {

					@Override
					public int quantity(int free) {
						return 0;
					}

				}
				"""));
		add("implementation", "RecommendationStrategy", sources().with(java("catalog.NoSecondChoice"), """
				package com.harborgoods.catalog;

				public class NoSecondChoice implements RecommendationStrategy {

					@Override
					public java.util.List<String> recommend(Product product) {
						return java.util.List.of();
					}

				}
				"""));
		add("listener", "ProductViewed", sources().with(java("jobs.ViewCounter"), """
				package com.harborgoods.jobs;

				@org.springframework.stereotype.Component
				public class ViewCounter {

					private int count;

					@org.springframework.context.event.EventListener
					void on(com.harborgoods.catalog.ProductViewed viewed) {
						this.count++;
					}

				}
				"""));
	}

}
