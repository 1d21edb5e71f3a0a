package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Resources that libraries find by names of their own.
 */
final class FoundResourceCases {

	private FoundResourceCases() {
	}

	static List<ReachCase> all() {
		return List.of(messages(), messagesOfTheContext(), messagesElsewhere(), addedLanguage(), bundle(), template(),
				service(), validationMessage());
	}

	private static ReachCase messages() {
		return ReachCase.named("messages")
			.resource("messages_de.properties", "german=1")
			.injecting("org.springframework.context.MessageSource", "messages")
			.caching("return Integer.parseInt(this.messages.getMessage(\"german\", null, Locale.GERMAN));")
			.editedResource("messages_de.properties", "german=2");
	}

	private static ReachCase messagesOfTheContext() {
		return ReachCase.named("messagesOfTheContext")
			.resource("messages_it.properties", "italian=1")
			.injecting("org.springframework.context.ApplicationContext", "context")
			.caching("return Integer.parseInt(this.context.getMessage(\"italian\", null, Locale.ITALIAN));")
			.editedResource("messages_it.properties", "italian=2");
	}

	private static ReachCase messagesElsewhere() {
		return ReachCase.named("messagesElsewhere")
			.resource("i18n/texts.properties", "number=1")
			.with("""
					@Component
					class OtherMessages {
						private final org.springframework.context.support.ResourceBundleMessageSource source =
								new org.springframework.context.support.ResourceBundleMessageSource();
						OtherMessages() {
							this.source.setBasenames("i18n.texts");
						}
						String text(String name) {
							return this.source.getMessage(name, null, Locale.ROOT);
						}
					}
					""")
			.injecting("OtherMessages", "messages")
			.caching("return Integer.parseInt(this.messages.text(\"number\"));")
			.editedResource("i18n/texts.properties", "number=2");
	}

	private static ReachCase addedLanguage() {
		return ReachCase.named("addedLanguage")
			.injecting("org.springframework.context.MessageSource", "messages")
			.caching("return Integer.parseInt(this.messages.getMessage(\"polish\", null, \"1\", new Locale(\"pl\")));")
			.editedResource("messages_pl.properties", "polish=2");
	}

	private static ReachCase bundle() {
		return ReachCase.named("bundle")
			.resource("bundles/labels_fr.properties", "number=1")
			.caching("return Integer.parseInt(ResourceBundle.getBundle(\"bundles.labels\", Locale.FRENCH)"
					+ ".getString(\"number\"));")
			.editedResource("bundles/labels_fr.properties", "number=2");
	}

	private static ReachCase template() {
		return ReachCase.named("template")
			.resource("templates/mail/welcome.html", "<p th:replace=\"~{mail/footer :: footer}\"></p>")
			.resource("templates/mail/footer.html", "<b th:fragment=\"footer\">one</b>")
			.injecting("org.thymeleaf.ITemplateEngine", "engine")
			.caching("return this.engine.process(\"mail/welcome\", new org.thymeleaf.context.Context())"
					+ ".contains(\"one\") ? 1 : 2;")
			.editedResource("templates/mail/footer.html", "<b th:fragment=\"footer\">two</b>");
	}

	private static ReachCase service() {
		return ReachCase.named("service")
			.with("public interface Plug { int number(); }")
			.with("public class PlugOne implements Plug { public int number() { return 1; } }")
			.with("public class PlugTwo implements Plug { public int number() { return 2; } }")
			.resource("META-INF/services/com.acme.Plug", "com.acme.PlugOne")
			.caching("return ServiceLoader.load(Plug.class, Plug.class.getClassLoader()).iterator().next().number();")
			.editedResource("META-INF/services/com.acme.Plug", "com.acme.PlugTwo");
	}

	private static ReachCase validationMessage() {
		return ReachCase.named("validationMessage")
			.with("record Named(@jakarta.validation.constraints.NotNull(message = \"{named}\") String name) { }")
			.resource("ValidationMessages.properties", "named=1")
			.injecting("jakarta.validation.Validator", "validator")
			.caching(
					"return Integer.parseInt(this.validator.validate(new Named(null)).iterator().next().getMessage());")
			.editedResource("ValidationMessages.properties", "named=2");
	}

}
