package dev.embercache.oracle;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Edits of properties, messages, templates, data and other resources.
 */
final class OutsideEdits extends Editor {

	private static final String YML = SourceTree.RESOURCES + "application.yml";

	OutsideEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		findProperties();
		for (String bundle : List.of("messages.properties", "messages_de.properties")) {
			replaceEach("message", SourceTree.RESOURCES + bundle, Pattern.compile("(?m)=.*$"),
					(match) -> match.group() + "!");
		}
		add("message", "new language",
				sources().with(SourceTree.RESOURCES + "messages_en.properties", "greeting=Hi {0}\n"));
		for (String template : List.of("welcome", "footer", "reminder")) {
			replaceEach("template", SourceTree.RESOURCES + "templates/mail/" + template + ".html",
					Pattern.compile("<p>|Questions\\?|Dear"), (match) -> match.group() + " !");
		}
		findResources();
	}

	private void findProperties() {
		replaceEach("value of a property", YML, Pattern.compile("(?<=\n {2,6}[\\w-]{1,20}: )\"?[\\w.@ -]+\"?(?=\n)"),
				(match) -> isOfApplication(match) ? changed(match.group()) : match.group());
		replaceEach("value of a property", SourceTree.RESOURCES + "application-shop.yml",
				Pattern.compile("(?<=: )\\w+(?=\n)"), (match) -> changed(match.group()));
		replaceEach("value of a property", SourceTree.RESOURCES + "defaults/harbor.properties",
				Pattern.compile("(?m)=.*$"), (match) -> match.group() + "!");
		for (String added : List.of("harbor:\n", "  labels:\n", "  margins:\n", "  zones:\n", "  support:\n")) {
			String indent = added.startsWith(" ")
					? (added.startsWith("  l") || added.startsWith("  s") ? "    " : "      ") : "  ";
			replace("new property", YML,
					"\n" + (added.startsWith("  m") || added.startsWith("  z") ? "  " : "") + added,
					"\n" + (added.startsWith("  m") || added.startsWith("  z") ? "  " : "") + added + indent
							+ "edited: \"1\"\n");
		}
		add(new Edit("command line", "harbor.build.channel", sources(), List.of("--harbor.build.channel=release")));
		add(new Edit("command line", "harbor.tax.country", sources(), List.of("--harbor.tax.country=AT")));
		add(new Edit("command line", "debug", sources(), List.of("--logging.level.com.harborgoods=error")));
	}

	/**
	 * Settings of Spring and of Ember Cache stand above those of the application.
	 */
	private boolean isOfApplication(MatchResult match) {
		String text = sources().text(YML);
		return match.start() > text.indexOf("\nharbor:") && match.start() < text.indexOf("\nlogging:");
	}

	private static String changed(String value) {
		return switch (value) {
			case "true" -> "false";
			case "HALF_UP" -> "UP";
			case "similar" -> "none";
			case "DE" -> "AT";
			default -> value.matches("\\d+") ? value + "1"
					: value.matches("\"\\d.*\"") ? value.replaceFirst("\"$", "5\"") : value.replaceFirst("\"?$", "x$0");
		};
	}

	private void findResources() {
		String root = SourceTree.RESOURCES;
		replace("resource", root + "seed/products.csv", "Assam Gold", "Assam Silver");
		replace("resource", root + "seed/products.csv", "5.10;100", "5.20;100");
		replace("resource", root + "data.sql", "'Tableware'", "'Cups and plates'");
		replace("resource", root + "data.sql", "'Okuda', 'JP'", "'Okuda', 'SE'");
		replace("resource", root + "promotions/current.json", "Fresh teas", "New teas");
		replace("resource", root + "promotions/archive.json", "Warm cups", "Hot cups");
		replace("resource", root + "texts/returns.md", "30 days", "14 days");
		replace("resource", root + "texts/delivery.md", "Allow a week", "Allow two weeks");
		replace("resource", root + "texts/imprint.txt", "Quay 7", "Quay 9");
		replace("resource", root + "search/synonyms.properties", "java=coffee", "java=tea");
		replace("resource", root + "META-INF/services/com.harborgoods.shipping.LabelPrinter",
				"com.harborgoods.shipping.ZebraLabelPrinter\n", "");
		replace("resource", root + "countries/de/intro.txt", "Germany", "the republic");
		replace("resource", root + "countries/at/intro.txt", "Mondays", "Fridays");
		replace("resource", root + "calendar_de.properties", "26.12.", "31.12.");
		add("new property", "harbor.labels.vip",
				sources().edited(YML, (text) -> text.replace("\n  labels:\n", "\n  labels:\n    vip: VIP\n")));
		replace("value of a property", YML, "xml: true", "xml: false");
		replace("value of a property", YML, "gifts: true", "gifts: false");
		replace("value of a property", YML, "cart: Basket", "cart: Cart");
		add("new resource", "text", sources().with(root + "texts/gifts.md", "# Gifts\n"));
		add("new resource", "page", sources().with(root + "static/index.html", "<html></html>\n"));
		add("new resource", "migration", sources().with(root + "db/notes.sql", "select 1;\n"));
	}

}
