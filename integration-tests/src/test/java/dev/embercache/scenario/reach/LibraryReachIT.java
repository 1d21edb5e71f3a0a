package dev.embercache.scenario.reach;

import java.util.List;
import java.util.stream.Stream;

import dev.embercache.harness.LiveApplication;

/**
 * Beans, classes, resources and properties that libraries find by themselves, and state
 * that others leave behind. Each case has code of its own, so that all are edited at once
 * in one application.
 */
class LibraryReachIT extends EditedApplication {

	@Override
	void prepare(LiveApplication app) {
		app.withFinders().resource("messages.properties", "");
	}

	@Override
	List<ReachCase> cases() {
		return Stream.of(ConversionCases.all(), JsonCases.all(), FoundResourceCases.all(), HandedOnCases.all())
			.flatMap(List::stream)
			.toList();
	}

	@Override
	List<ReachCase> bystanders() {
		return List.of(unrelatedConverter(), unrelatedListener(), unrelatedModule(), unrelatedTenant(),
				componentBesideAMapper());
	}

	private static ReachCase unrelatedConverter() {
		return ReachCase.named("unrelatedConverter").with("""
				@Component
				class UnrelatedConverter implements org.springframework.core.convert.converter.Converter<String, Year> {
					public Year convert(String text) {
						return Year.of(1);
					}
				}
				""").caching("return 1;").edited("UnrelatedConverter", "of(1)", "of(2)");
	}

	private static ReachCase unrelatedListener() {
		return ReachCase.named("unrelatedListener").with("record UnrelatedEvent(int number) { }").with("""
				@Component
				class UnrelatedListener {
					@org.springframework.context.event.EventListener
					void on(UnrelatedEvent event) {
						System.out.println("one");
					}
				}
				""").caching("return 1;").edited("UnrelatedListener", "\"one\"", "\"two\"");
	}

	private static ReachCase unrelatedModule() {
		return ReachCase.named("unrelatedModule").with("""
				@Component
				class UnrelatedModule extends tools.jackson.databind.module.SimpleModule {
					UnrelatedModule() {
						super("one");
					}
				}
				""").caching("return key.length() - 2;").edited("UnrelatedModule", "\"one\"", "\"two\"");
	}

	private static ReachCase unrelatedTenant() {
		return ReachCase.named("unrelatedTenant")
			.with("class UnrelatedTenant { static final ThreadLocal<String> CURRENT = new ThreadLocal<>(); }")
			.with("""
					@Component
					class UnrelatedFilter implements jakarta.servlet.Filter {
						public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response,
								jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
							UnrelatedTenant.CURRENT.set("one");
							chain.doFilter(request, response);
						}
					}
					""")
			.caching("return (int) ThreadLocal.withInitial(() -> 1).get();")
			.edited("UnrelatedFilter", "\"one\"", "\"two\"");
	}

	/**
	 * A component that a method works with, and does not hand to the mapper that it uses.
	 */
	private static ReachCase componentBesideAMapper() {
		return ReachCase.named("componentBesideAMapper").with("""
				@Component
				class BesideAMapper {
					int number() {
						return 1;
					}
					public int getOther() {
						return 3;
					}
				}
				""").injecting("BesideAMapper", "beside").caching("""
				var context = new org.springframework.ui.ExtendedModelMap();
				context.addAttribute("number", this.beside.number());
				return (Integer) context.get("number");
				""").edited("BesideAMapper", "return 3", "return 4");
	}

}
