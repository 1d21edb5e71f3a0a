package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Beans that Spring asks when it converts, validates, publishes or calls a server.
 */
final class ConversionCases {

	private ConversionCases() {
	}

	static List<ReachCase> all() {
		return List.of(converter(), converterOnCondition(), formatter(), bindingConverter(), eventListener(),
				applicationListener(), composedListener(), restClientCustomizer(), constraint());
	}

	private static ReachCase converter() {
		return ReachCase.named("converter")
			.with("record Money(int cents) { }")
			.with("""
					@Component
					class MoneyConverter implements org.springframework.core.convert.converter.Converter<String, Money> {
						public Money convert(String text) {
							return new Money(1);
						}
					}
					""")
			.injecting("org.springframework.core.convert.ConversionService", "conversion")
			.caching("return this.conversion.convert(key, Money.class).cents();")
			.edited("MoneyConverter", "Money(1)", "Money(2)");
	}

	private static ReachCase converterOnCondition() {
		return ReachCase.named("converterOnCondition")
			.with("record Weight(int grams) { }")
			.with("""
					@Configuration
					class WeightConverters {
						@Bean
						@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "weights", havingValue = "one")
						org.springframework.core.convert.converter.Converter<String, Weight> one() {
							return new ToOne();
						}
						@Bean
						@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "weights", havingValue = "two")
						org.springframework.core.convert.converter.Converter<String, Weight> two() {
							return new ToTwo();
						}
						static class ToOne implements org.springframework.core.convert.converter.Converter<String, Weight> {
							public Weight convert(String text) {
								return new Weight(1);
							}
						}
						static class ToTwo implements org.springframework.core.convert.converter.Converter<String, Weight> {
							public Weight convert(String text) {
								return new Weight(2);
							}
						}
					}
					""")
			.injecting("org.springframework.core.convert.ConversionService", "conversion")
			.caching("return this.conversion.convert(key, Weight.class).grams();")
			.switched("weights", "one", "two");
	}

	private static ReachCase formatter() {
		return ReachCase.named("formatter")
			.with("record Part(int number) { }")
			.with("""
					@Component
					class PartFormatter implements org.springframework.format.Formatter<Part> {
						public Part parse(String text, Locale locale) {
							return new Part(1);
						}
						public String print(Part part, Locale locale) {
							return "part";
						}
					}
					""")
			.injecting("org.springframework.core.convert.ConversionService", "conversion")
			.caching("return this.conversion.convert(key, Part.class).number();")
			.edited("PartFormatter", "Part(1)", "Part(2)");
	}

	private static ReachCase bindingConverter() {
		return ReachCase.named("bindingConverter")
			.with("record Celsius(int degrees) { }")
			.with("""
					@Component
					@org.springframework.boot.context.properties.ConfigurationPropertiesBinding
					class CelsiusConverter implements org.springframework.core.convert.converter.Converter<String, Celsius> {
						public Celsius convert(String text) {
							return new Celsius(1);
						}
					}
					""")
			.with("""
					@Component
					@org.springframework.boot.context.properties.ConfigurationProperties("weather")
					class Weather {
						private Celsius celsius;
						public Celsius getCelsius() {
							return this.celsius;
						}
						public void setCelsius(Celsius celsius) {
							this.celsius = celsius;
						}
					}
					""")
			.switched("weather.celsius", "mild", "mild")
			.injecting("Weather", "weather")
			.caching("return this.weather.getCelsius().degrees();")
			.edited("CelsiusConverter", "Celsius(1)", "Celsius(2)");
	}

	private static ReachCase eventListener() {
		return ReachCase.named("eventListener")
			.with("record Asked(int[] answer) { }")
			.with("""
					@Component
					class AskedListener {
						@org.springframework.context.event.EventListener
						void on(Asked asked) {
							asked.answer()[0] = 1;
						}
					}
					""")
			.injecting("org.springframework.context.ApplicationEventPublisher", "publisher")
			.caching(publishing("Asked"))
			.edited("AskedListener", "= 1", "= 2");
	}

	private static ReachCase applicationListener() {
		return ReachCase.named("applicationListener")
			.with("record Wanted(int[] answer) { }")
			.with("""
					@Component
					class WantedListener implements
							org.springframework.context.ApplicationListener<org.springframework.context.PayloadApplicationEvent<Wanted>> {
						public void onApplicationEvent(org.springframework.context.PayloadApplicationEvent<Wanted> event) {
							event.getPayload().answer()[0] = 1;
						}
					}
					""")
			.injecting("org.springframework.context.ApplicationEventPublisher", "publisher")
			.caching(publishing("Wanted"))
			.edited("WantedListener", "= 1", "= 2");
	}

	private static ReachCase composedListener() {
		return ReachCase.named("composedListener")
			.with("record Sought(int[] answer) { }")
			.with("""
					@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
					@org.springframework.context.event.EventListener
					@interface OnOurEvent { }
					""")
			.with("@Component class SoughtListener { @OnOurEvent void on(Sought sought) { sought.answer()[0] = 1; } }")
			.injecting("org.springframework.context.ApplicationEventPublisher", "publisher")
			.caching(publishing("Sought"))
			.edited("SoughtListener", "= 1", "= 2");
	}

	private static String publishing(String event) {
		return """
				int[] answer = new int[1];
				this.publisher.publishEvent(new %s(answer));
				return answer[0];
				""".formatted(event);
	}

	private static ReachCase restClientCustomizer() {
		return ReachCase.named("restClientCustomizer").with("""
				@Component
				class Answering implements org.springframework.boot.restclient.RestClientCustomizer {
					public void customize(org.springframework.web.client.RestClient.Builder builder) {
						builder.requestInterceptor((request, body, execution) -> {
							throw new IllegalStateException("1");
						});
					}
				}
				""").injecting("org.springframework.web.client.RestClient.Builder", "builder").caching("""
				try {
					this.builder.build().get().uri("http://localhost/").retrieve().body(String.class);
					return 0;
				}
				catch (IllegalStateException ex) {
					return Integer.parseInt(ex.getMessage());
				}
				""").edited("Answering", "\"1\"", "\"2\"");
	}

	private static ReachCase constraint() {
		return ReachCase.named("constraint")
			.with("""
					@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
					@jakarta.validation.Constraint(validatedBy = SmallValidator.class)
					@interface Small {
						String message() default "too large";
						Class<?>[] groups() default {};
						Class<? extends jakarta.validation.Payload>[] payload() default {};
					}
					""")
			.with("""
					class SmallValidator implements jakarta.validation.ConstraintValidator<Small, Integer> {
						public boolean isValid(Integer number, jakarta.validation.ConstraintValidatorContext context) {
							return number < 6;
						}
					}
					""")
			.with("record Sized(@Small int number) { }")
			.injecting("jakarta.validation.Validator", "validator")
			.caching("return this.validator.validate(new Sized(5)).isEmpty() ? 1 : 2;")
			.edited("SmallValidator", "< 6", "< 5");
	}

}
