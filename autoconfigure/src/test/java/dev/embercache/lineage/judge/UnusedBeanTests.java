package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that the producing bean has, and that the producing method does not work with.
 */
class UnusedBeanTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Shop {
					private final Rates rates;
					private final Rule rule;
					public Shop(Rates rates, Rule rule) {
						this.rates = rates;
						this.rule = rule;
					}
					public int price(String id) {
						return this.rates.rate() + id.length();
					}
					public String name(String id) {
						return id.trim();
					}
					public int rule(String id) {
						return this.rule.apply(1);
					}
					public String shown(String id) {
						return "rates " + this.rates;
					}
				}
				""", "public interface Rates { int rate(); }", """
				public class TableRates implements Rates {
					private final int rate;
					TableRates() {
						this.rate = 7;
					}
					public int rate() {
						return this.rate;
					}
				}
				""", "public interface Rule { int apply(int number); }", """
				public class Config {
					Rates rates() {
						return new TableRates();
					}
					Rule rule() {
						return (number) -> number + 3;
					}
				}
				""");
	}

	@Test
	void leavesAMethodAloneThatDoesNotWorkWithABean() {
		assertThat(changes("name", "TableRates", "this.rate = 7", "this.rate = 8")).isEmpty();
	}

	@Test
	void seesTheMakingOfABeanThatIsUsed() {
		assertThat(changes("price", "TableRates", "this.rate = 7", "this.rate = 8")).isNotEmpty();
	}

	@Test
	void seesTheFactoryMethodOfABeanThatIsUsed() {
		this.app.edit("TableRates", "TableRates() {", "TableRates() { this(7); }\nTableRates(int rate) {")
			.edit("TableRates", "this.rate = 7", "this.rate = rate");
		assertThat(changes("price", "Config", "new TableRates()", "new TableRates(8)")).isNotEmpty();
		assertThat(changes("name", "Config", "new TableRates(8)", "new TableRates(9)")).isEmpty();
	}

	@Test
	void seesABeanThatIsALambda() {
		assertThat(changes("rule", "Config", "number + 3", "number + 4")).isNotEmpty();
	}

	@Test
	void seesTheTextOfABean() {
		this.app.edit("TableRates", "public int rate()",
				"public String toString() { return \"t\" + this.rate; }\npublic int rate()");
		assertThat(changes("shown", "TableRates", "this.rate = 7", "this.rate = 8")).isNotEmpty();
	}

	@Test
	void seesTheMakingOfABeanThatIsAskedFor() {
		BeanWiring shop = BeanWiring.of("shop", "com.acme.Shop", "rates");
		BeanWiring rates = BeanWiring.of("rates", "com.acme.TableRates").madeBy("com.acme.Config", "rates");
		BeanWiring others = BeanWiring.of("others", "com.acme.TableRates").madeBy("com.acme.Config", "others");
		this.app.edit("TableRates", "TableRates() {", "TableRates() { this(7); }\nTableRates(int rate) {")
			.edit("TableRates", "this.rate = 7", "this.rate = rate")
			.edit("Config", "Rule rule()", "Rates others() { return new TableRates(1); }\nRule rule()")
			.sources("""
					class Holder {
						static Rates rates;
						static Rates get() {
							return rates;
						}
					}
					""")
			.edit("Shop", "id.trim()", "id.trim() + Holder.get().rate()")
			.beans(shop, rates, others);
		Run first = this.app.start();
		Lineage asked = first.lineage(first.producer("Shop.name"));
		Lineage given = first.lineage(first.producer("Shop.price", shop, rates));
		this.app.edit("Config", "new TableRates(1)", "new TableRates(2)");
		assertThat(this.app.start().changes(asked))
			.containsExactly("Shop.name -> beans of type 'Rates' -> bean 'others' -> Config.others changed");
		assertThat(this.app.start().changes(given)).isEmpty();
		this.app.edit("Config", "new TableRates()", "new TableRates(8)");
		assertThat(this.app.start().changes(given)).hasSize(1);
		asked = this.app.start().lineage(first.producer("Shop.name"));
		this.app.beans(shop, rates,
				BeanWiring.of("others", "com.acme.TableRates", "later").madeBy("com.acme.Config", "others"));
		assertThat(this.app.start().changes(asked)).as("with what such a bean gets")
			.containsExactly(
					"Shop.name -> beans of type 'Rates' -> bean 'others' is wired differently: now gets 'later'");
	}

	private List<String> changes(String method, String type, String before, String after) {
		BeanWiring shop = BeanWiring.of("shop", "com.acme.Shop", "rates", "rule");
		BeanWiring rates = BeanWiring.of("rates", "com.acme.TableRates").madeBy("com.acme.Config", "rates");
		BeanWiring rule = BeanWiring.of("rule", "com.acme.Config").madeBy("com.acme.Config", "rule");
		Run first = this.app.start();
		Producer producer = first.producer("Shop." + method, shop, rates, rule);
		Lineage lineage = first.lineage(producer);
		this.app.edit(type, before, after);
		Run second = this.app.start();
		second.lineage(producer);
		return second.changes(lineage);
	}

}
