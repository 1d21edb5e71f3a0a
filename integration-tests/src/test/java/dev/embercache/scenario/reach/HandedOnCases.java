package dev.embercache.scenario.reach;

import java.util.List;

/**
 * State that a filter or an interceptor leaves for the code that it surrounds, and
 * objects that a library makes texts of.
 */
final class HandedOnCases {

	private HandedOnCases() {
	}

	static List<ReachCase> all() {
		return List.of(threadLocal(), threadLocalBehindAMethod(), mdc(), requestAttribute(), joinedTexts(),
				arrayTexts());
	}

	private static String filter(String name, String before) {
		return """
				@Component
				class %s implements jakarta.servlet.Filter {
					public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response,
							jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
						%s
						chain.doFilter(request, response);
					}
				}
				"""
			.formatted(name, before);
	}

	private static ReachCase threadLocal() {
		return ReachCase.named("threadLocal")
			.with("class Tenant { static final ThreadLocal<String> CURRENT = new ThreadLocal<>(); }")
			.with(filter("TenantFilter", "Tenant.CURRENT.set(\"1\");"))
			.caching("return Integer.parseInt(Tenant.CURRENT.get());")
			.edited("TenantFilter", "\"1\"", "\"2\"");
	}

	private static ReachCase threadLocalBehindAMethod() {
		return ReachCase.named("threadLocalBehindAMethod")
			.with("""
					class Shop {
						private static final ThreadLocal<Shop> CURRENT =
								new org.springframework.core.NamedInheritableThreadLocal<>("shop");
						private final int number;
						private Shop(int number) {
							this.number = number;
						}
						static void enter(int number) {
							CURRENT.set(new Shop(number));
						}
						static int current() {
							return CURRENT.get().number;
						}
					}
					""")
			.with(filter("ShopFilter", "Shop.enter(1);"))
			.caching("return Shop.current();")
			.edited("ShopFilter", "enter(1)", "enter(2)");
	}

	private static ReachCase mdc() {
		return ReachCase.named("mdc")
			.with(filter("MdcFilter", "org.slf4j.MDC.put(\"number\", \"1\");"))
			.caching("return Integer.parseInt(org.slf4j.MDC.get(\"number\"));")
			.edited("MdcFilter", "\"1\"", "\"2\"");
	}

	private static ReachCase requestAttribute() {
		return ReachCase.named("requestAttribute")
			.with(filter("AttributeFilter", "request.setAttribute(\"attribute\", 1);"))
			.caching(
					"""
							return (Integer) org.springframework.web.context.request.RequestContextHolder.currentRequestAttributes()
								.getAttribute("attribute", org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST);
							""")
			.edited("AttributeFilter", "1);", "2);");
	}

	private static ReachCase joinedTexts() {
		return ReachCase.named("joinedTexts")
			.with("class Item { public String toString() { return \"1\"; } }")
			.caching("return Integer.parseInt("
					+ "org.springframework.util.StringUtils.collectionToCommaDelimitedString(List.of(new Item())));")
			.edited("Item", "\"1\"", "\"2\"");
	}

	private static ReachCase arrayTexts() {
		return ReachCase.named("arrayTexts")
			.with("class Piece { public String toString() { return \"1\"; } }")
			.caching("return Integer.parseInt("
					+ "org.springframework.util.StringUtils.arrayToDelimitedString(new Object[] { new Piece() }, \"\"));")
			.edited("Piece", "\"1\"", "\"2\"");
	}

}
