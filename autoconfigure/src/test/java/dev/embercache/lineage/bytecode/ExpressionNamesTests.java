package dev.embercache.lineage.bytecode;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpressionNames}.
 */
class ExpressionNamesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "@rates.of(#p0) | rates", "#{@rates.percent} | rates", "@'tax.rates'.of() | tax.rates",
					"#{&rates} | rates", "#p0 > 1 and @\"tax rates\".isOpen() | tax rates",
					"it's #{@rates.x} isn't | rates", "#{'}' + @rates.x} | rates", "#{ rates . percent } | rates",
					"#{rates?.percent ?: 7} | rates", "?#{ rates.low } | rates" })
	void aBeanIsNamed(String text, String bean) {
		assertThat(names(text, How.NAMED_BEAN)).contains(bean);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "rates.percent", "#{'rates.x'}", "#{'@rates'}", "#{#rates.x}", "#{other.rates}", "#{rates()}",
					"#{T(rates)}", "#{other?.rates}", "#{\"it's rates\"}", "Rates (all)" })
	void noBeanOfThatNameIsNamed(String text) {
		assertThat(names(text, How.NAMED_BEAN)).doesNotContain("rates");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = { "#{systemProperties['a.b']} | system:a.b",
			"#{systemProperties.a} | system:a", "#{@systemProperties.getProperty('a.b')} | system:a.b",
			"#{systemProperties[key]} | system:*", "#{systemEnvironment['A'] ?: 'x'} | environment:A",
			"#{T(java.lang.System).getenv('A')} | environment:A", "#{T(System).getProperty('a')} | system:a",
			"#{T(System).getProperties()} | system:*", "#{environment['a.b']} | a.b", "#{environment.a} | a",
			"#{environment.getProperty('a.b', '1')} | a.b", "#{environment.getProperty(@x.key)} | *",
			"@environment.getProperty('a.b') | a.b", "#{environment.acceptsProfiles('a')} | spring.profiles.active",
			"#{environment} | *", "#{T(System).getProperty(@x.key)} | system:*" })
	void whatIsReadOfTheEnvironmentIsNamed(String text, String property) {
		assertThat(names(text, How.PROPERTY)).contains(property);
	}

	@Test
	void aWordInProseReadsNothing() {
		assertThat(names("The environment (or the target) of args.", How.PROPERTY)).isEmpty();
		assertThat(names("The environment (or the target) of args.", How.EVALUATED)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = { "#{T(com.acme.Tax).rate()} | com.acme.Tax | rate",
			"T(com.acme.Tax$Low).RATE | com.acme.Tax$Low | RATE", "#{new com.acme.Tax(7).rate} | com.acme.Tax | <init>",
			"#{T(Math).max(1, 2)} | java.lang.Math | max" })
	void aClassIsNamed(String text, String className, String method) {
		assertThat(ExpressionNames.of(text)).contains(new Reference(How.EVALUATED, className, method, ""));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "#p0.code | #arguments", "#p0?.code | #arguments", "args[0].code | #arguments",
					":#{#order.code} | #arguments", ":#{[0].code} | #arguments", "(#a ?: #b).code | #arguments",
					"#orders[0].code | #arguments[]", "#orders.![code] | #arguments[]",
					"#orders.get(0).code | #arguments[]", "#result.hidden | #result",
					"#result.first.hidden | #result[]", "#root.target.part(#p0) | target", "#{target.name} | target" })
	void anObjectAtHandIsNamed(String text, String object) {
		assertThat(names(text, How.EVALUATED)).contains(object);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select e from #{#entityName} e", "#result == null", "#p0", "{#p0, #p1}", "@keys.of(#p0)",
			"#root.methodName", "#id > 1 and #result != 'a.b'" })
	void anObjectThatIsComparedOrPassedOnIsNotLookedInto(String text) {
		assertThat(names(text, How.EVALUATED)).isEmpty();
	}

	@Test
	void theSizeOfACollectionSaysNothingOfItsElements() {
		assertThat(names("#result.isEmpty() or #result.size() > #p0.size()", How.EVALUATED))
			.containsExactlyInAnyOrder("#arguments", "#result");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "classpath:mail/#{@x.y}/subject.txt | mail/**/subject.txt", "#{'classpath:a.txt'} | a.txt",
					"#{@x.on ? 'classpath:a.txt' : 'classpath:b.txt'} | b.txt", "#{'classpath:a-' + @x.y} | a-**" })
	void aLocationIsNamed(String text, String location) {
		assertThat(names(text, How.RESOURCE)).contains(location);
	}

	private static List<String> names(String text, How how) {
		return ExpressionNames.of(text).stream().filter((each) -> each.how() == how).map(Reference::name).toList();
	}

}
