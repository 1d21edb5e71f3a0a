package dev.embercache.scenario.reach;

import java.util.List;

/**
 * What takes part in JSON although no code names it.
 */
final class JsonCases {

	private static final String MAPPER = "tools.jackson.databind.json.JsonMapper";

	private JsonCases() {
	}

	static List<ReachCase> all() {
		return List.of(component(), module(), mixin(), customizer(), property(), bean(), beanInAMap(), beanWrapper(),
				orderOfFields());
	}

	private static String serializer(String name, String type) {
		return """
				%s extends tools.jackson.databind.ValueSerializer<%s> {
					public void serialize(%2$s value, tools.jackson.core.JsonGenerator generator,
							tools.jackson.databind.SerializationContext context) {
						generator.writeNumber(1);
					}
				}
				""".formatted(name, type);
	}

	private static ReachCase component() {
		return ReachCase.named("jsonComponent")
			.with("record Shown1(int number) { }")
			.with("@org.springframework.boot.jackson.JacksonComponent " + serializer("class Shower1", "Shown1"))
			.injecting(MAPPER, "mapper")
			.caching("return Integer.parseInt(this.mapper.writeValueAsString(new Shown1(3)));")
			.edited("Shower1", "writeNumber(1)", "writeNumber(2)");
	}

	private static ReachCase module() {
		return ReachCase.named("jsonModule")
			.with("record Shown2(int number) { }")
			.with(serializer("class Shower2", "Shown2"))
			.with("""
					@Configuration
					class Shower2Configuration {
						@Bean
						tools.jackson.databind.JacksonModule shown2() {
							return new tools.jackson.databind.module.SimpleModule("shown2").addSerializer(Shown2.class, new Shower2());
						}
					}
					""")
			.injecting(MAPPER, "mapper")
			.caching("return Integer.parseInt(this.mapper.writeValueAsString(new Shown2(3)));")
			.edited("Shower2", "writeNumber(1)", "writeNumber(2)");
	}

	private static ReachCase mixin() {
		return ReachCase.named("jsonMixin")
			.with("record Shown3(int number) { }")
			.with("""
					@org.springframework.boot.jackson.JacksonMixin(Shown3.class)
					abstract class Shown3Mixin {
						@com.fasterxml.jackson.annotation.JsonProperty("one")
						abstract int number();
					}
					""")
			.injecting(MAPPER, "mapper")
			.caching("return this.mapper.writeValueAsString(new Shown3(3)).contains(\"one\") ? 1 : 2;")
			.edited("Shown3Mixin", "\"one\"", "\"two\"");
	}

	private static ReachCase customizer() {
		return ReachCase.named("jsonCustomizer")
			.with("record Shown4(int number) { }")
			.with(serializer("class Shower4", "Shown4"))
			.with("""
					@Component
					class Shown4Customizer implements org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer {
						public void customize(tools.jackson.databind.json.JsonMapper.Builder builder) {
							builder.addModule(new tools.jackson.databind.module.SimpleModule("shown4").addSerializer(Shown4.class,
									new Shower4()));
						}
					}
					""")
			.injecting(MAPPER, "mapper")
			.caching("return Integer.parseInt(this.mapper.writeValueAsString(new Shown4(3)));")
			.edited("Shower4", "writeNumber(1)", "writeNumber(2)");
	}

	private static ReachCase property() {
		return ReachCase.named("jsonProperty")
			.switched("spring.jackson.date-format", "yyyy", "yy")
			.injecting(MAPPER, "mapper")
			.caching("return this.mapper.writeValueAsString(new Date(0)).length() == 6 ? 1 : 2;");
	}

	private static ReachCase bean() {
		return ReachCase.named("beanAsJson")
			.with("@Component class Settings1 { public int getRate() { return 1; } }")
			.injecting("Settings1", "settings")
			.caching("""
					var mapper = tools.jackson.databind.json.JsonMapper.builder().build();
					return mapper.readTree(mapper.writeValueAsString(this.settings)).get("rate").intValue();
					""")
			.edited("Settings1", "return 1", "return 2");
	}

	private static ReachCase beanInAMap() {
		return ReachCase.named("beanInAMap")
			.with("@Component class Settings2 { public int getRate() { return 1; } }")
			.injecting("Settings2", "settings")
			.caching("""
					var mapper = tools.jackson.databind.json.JsonMapper.builder().build();
					Map<String, Object> model = Map.of("settings", this.settings);
					return mapper.readTree(mapper.writeValueAsString(model)).get("settings").get("rate").intValue();
					""")
			.edited("Settings2", "return 1", "return 2");
	}

	private static ReachCase beanWrapper() {
		return ReachCase.named("beanWrapper")
			.with("@Component class Settings3 { public int getRate() { return 1; } }")
			.injecting("Settings3", "settings")
			.caching(
					"""
							return (Integer) org.springframework.beans.PropertyAccessorFactory.forBeanPropertyAccess(this.settings)
								.getPropertyValue("rate");
							""")
			.edited("Settings3", "return 1", "return 2");
	}

	private static ReachCase orderOfFields() {
		return ReachCase.named("orderOfFields")
			.with("class Row { public int first = 1; public int second = 2; }")
			.caching("""
					var mapper = tools.jackson.databind.json.JsonMapper.builder()
						.disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
					return mapper.writeValueAsString(new Row()).startsWith("{\\"first") ? 1 : 2;
					""")
			.edited("Row", "public int first = 1; public int second = 2;",
					"public int second = 2; public int first = 1;");
	}

}
