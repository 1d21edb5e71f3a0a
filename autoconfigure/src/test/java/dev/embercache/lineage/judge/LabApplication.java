package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * The application of the mutation lab: a shop of six departments, each with a service,
 * repository, mapper, policies, records, enums and views, on a few shared classes.
 */
final class LabApplication {

	static final List<String> DEPARTMENTS = List.of("Book", "Order", "Customer", "Invoice", "Parcel", "Review");

	static final List<String> METHODS = List.of("find", "list", "total", "report", "label", "stock");

	private static final String[] SHARED = { """
			public record Money(int cents, Currency currency) implements Comparable<Money> {
				public Money {
					if (cents < -1000000) {
						throw new IllegalArgumentException("too low");
					}
				}
				static Money of(int cents) {
					return new Money(cents, Currency.EUR);
				}
				Money plus(Money other) {
					return new Money(this.cents + other.cents, this.currency);
				}
				Money times(int percent) {
					return new Money(this.cents * percent / 100, this.currency);
				}
				public int compareTo(Money other) {
					return Integer.compare(this.cents, other.cents);
				}
			}
			""", """
			public enum Currency {
				EUR("E", 2), USD("D", 2), JPY("Y", 0);
				private final String sign;
				private final int digits;
				Currency(String sign, int digits) {
					this.sign = sign;
					this.digits = digits;
				}
				String format(int cents) {
					return (this.digits > 0) ? cents / 100 + "." + cents % 100 + this.sign : cents + this.sign;
				}
			}
			""", """
			public interface Identified {
				String id();
				default String tag() {
					return "#" + id();
				}
			}
			""", """
			import java.util.*;
			public interface Repository<T extends Identified> {
				T find(String id);
				List<T> all();
				default int count() {
					return all().size();
				}
			}
			""", """
			import java.util.*;
			public abstract class InMemoryRepository<T extends Identified> implements Repository<T> {
				private final Map<String, T> items = new TreeMap<>();
				protected void add(T item) {
					this.items.put(normalize(item.id()), item);
				}
				public T find(String id) {
					return this.items.get(normalize(id));
				}
				public List<T> all() {
					return new ArrayList<>(this.items.values());
				}
				protected String normalize(String id) {
					return id.toLowerCase();
				}
			}
			""", """
			public abstract class View {
				protected String heading;
				protected int width = 40;
				protected View(String heading) {
					this.heading = decorate(heading);
				}
				protected String decorate(String text) {
					return "<" + text + ">";
				}
			}
			""", """
			import java.util.*;
			public abstract class AbstractService<T extends Identified> {
				private final Repository<T> repository;
				private int calls = 3;
				protected AbstractService(Repository<T> repository) {
					this.repository = repository;
				}
				protected T load(String id) {
					T item = this.repository.find(id);
					return (item != null) ? item : fallback(id);
				}
				protected List<T> loadAll() {
					List<T> all = this.repository.all();
					all.sort(order());
					return all;
				}
				protected Comparator<T> order() {
					return Comparator.comparing(Identified::id);
				}
				protected abstract T fallback(String id);
				protected int calls() {
					return this.calls;
				}
				public void touch(String id) {
					System.setProperty("lab.touched", id + 1);
				}
			}
			""", """
			import java.util.function.*;
			public final class Text {
				static final String DASH = "-";
				private static final UnaryOperator<String> TRIM = (text) -> text.trim();
				private Text() {
				}
				static String join(String one, String other) {
					return TRIM.apply(one) + DASH + TRIM.apply(other);
				}
				static String shorten(String text, int length) {
					return (text.length() <= length) ? text : text.substring(0, length - 1) + "~";
				}
				static String shout(String text) {
					return text.toUpperCase() + "!";
				}
				static String unused(String text) {
					return text + "unused" + 7;
				}
			}
			""", """
			public interface Discount {
				int apply(int cents);
				default Discount and(Discount other) {
					return (cents) -> other.apply(apply(cents));
				}
			}
			""", """
			public final class Discounts {
				static Discount none() {
					return (cents) -> cents;
				}
				static Discount percent(int percent) {
					return new Discount() {
						public int apply(int cents) {
							return cents - cents * percent / 100;
						}
					};
				}
				static Discount flat(int amount) {
					return new Discount() {
						public int apply(int cents) {
							return Math.max(0, cents - amount);
						}
					};
				}
			}
			""", """
			import java.util.*;
			public final class Settings {
				static final int LIMIT = 25;
				static final Map<String, Integer> RATES;
				static {
					Map<String, Integer> rates = new TreeMap<>();
					rates.put("a", 11);
					rates.put("b", 7);
					RATES = Map.copyOf(rates);
				}
				static int rate(String name) {
					return RATES.getOrDefault(name, 3);
				}
			}
			""", """
			public sealed interface Shape permits Shape.Round, Shape.Flat {
				int area();
				record Round(int radius) implements Shape {
					public int area() {
						return this.radius * this.radius * 3;
					}
				}
				record Flat(int width, int height) implements Shape {
					public int area() {
						return this.width * this.height;
					}
					@Override
					public String toString() {
						return "flat" + this.width;
					}
				}
			}
			""", """
			import java.util.*;
			public class Ledger {
				private final Map<String, Integer> stock = new TreeMap<>();
				private final List<String> log = new ArrayList<>();
				private final Tag tag = new Tag();
				private int margin;
				private int visits;
				void deliver(String name, int count) {
					this.stock.merge(name, count, Integer::sum);
					this.log.add(name + 1);
				}
				int stock(String name) {
					return this.stock.getOrDefault(name, 0);
				}
				int margin() {
					return this.margin;
				}
				void margin(int margin) {
					this.margin = Math.max(margin, 1);
				}
				Tag tag() {
					return this.tag;
				}
				void visit() {
					this.visits = this.visits + 1;
				}
			}
			""", """
			public class Tag {
				private String text = "new";
				private int reads;
				void rename(String text) {
					this.text = text;
				}
				String text() {
					return this.text;
				}
				void count() {
					this.reads += 2;
				}
			}
			""", """
			public class Opening {
				private final Ledger ledger;
				private final int crate;
				public Opening(Ledger ledger) {
					this.ledger = ledger;
					this.crate = 12;
					ledger.margin(3);
				}
				public void run(String text) {
					this.ledger.deliver("A1", this.crate);
					this.ledger.deliver("b", parcels(text) * 2);
					this.ledger.tag().rename("open" + text);
					this.ledger.tag().count();
					this.ledger.visit();
					Motto.say("fair" + text);
					greet(text);
				}
				private int parcels(String text) {
					return text.length() + 5;
				}
				private void greet(String text) {
					System.setProperty("lab.greeted", text + 8);
				}
			}
			""", """
			public final class Motto {
				private static String text = "none";
				static void say(String said) {
					text = said + 3;
				}
				static String text() {
					return text;
				}
			}
			""", """
			import java.lang.annotation.*;
			@Retention(RetentionPolicy.RUNTIME)
			public @interface Rated {
				int value() default 2;
			}
			""" };

	private static final String[] DEPARTMENT = { """
			public record @N@(String id, String title, Money price, @N@Kind kind, Shape shape) implements Identified {
				int weight() {
					return this.shape.area() + @S@;
				}
				@Override
				public String tag() {
					return "@N@" + id();
				}
			}
			""", """
			public enum @N@Kind {
				PLAIN(1) {
					@Override
					int bonus(int cents) {
						return cents + 5;
					}
				},
				FINE(2), RARE(@S@);
				private final int factor;
				@N@Kind(int factor) {
					this.factor = factor;
				}
				int bonus(int cents) {
					return cents * this.factor;
				}
				boolean isRare() {
					return this == RARE;
				}
			}
			""", """
			public class @N@Repository extends InMemoryRepository<@N@> {
				public @N@Repository() {
					add(new @N@("A1", "alpha @N@", Money.of(100 + @S@), @N@Kind.PLAIN, new Shape.Round(2)));
					add(new @N@("B2", "beta @N@", Money.of(250), @N@Kind.FINE, new Shape.Flat(3, 4)));
					add(new @N@("C3", "gamma @N@", Money.of(75), @N@Kind.RARE, new Shape.Flat(1, @S@)));
				}
				@Override
				public int count() {
					return all().size() + 1;
				}
			}
			""",
			"""
					import java.util.*;
					import java.util.stream.*;
					public final class @N@Mapper {
						static @N@View view(@N@ item) {
							return new @N@View(title(item), item.price().cents(), item.kind());
						}
						static List<@N@View> views(List<@N@> items) {
							return items.stream().filter((item) -> item.weight() > 4).map(@N@Mapper::view).collect(Collectors.toList());
						}
						private static String title(@N@ item) {
							return Text.shorten(item.title(), 9) + item.tag();
						}
						static String debug(@N@ item) {
							return item + "debug" + @S@;
						}
					}
					""",
			"""
					public class @N@View extends View {
						private final int cents;
						private final @N@Kind kind;
						public @N@View(String heading, int cents, @N@Kind kind) {
							super(heading);
							this.cents = cents;
							this.kind = kind;
						}
						@Override
						protected String decorate(String text) {
							return "[" + text + "]";
						}
						int cents() {
							return this.cents;
						}
					}
					""", """
					public interface @N@Policy {
						int surcharge(@N@ item);
						default int tax(@N@ item) {
							return item.price().cents() * 19 / 100;
						}
						default String name() {
							return "policy";
						}
					}
					""", """
					public class @N@StandardPolicy implements @N@Policy {
						private static final int BASE = @S@;
						@Override
						public int surcharge(@N@ item) {
							return switch (item.kind()) {
								case PLAIN -> BASE;
								case FINE -> BASE * 2;
								case RARE -> BASE + 9;
							};
						}
					}
					""", """
					public class @N@SalePolicy implements @N@Policy {
						private final Discount discount;
						public @N@SalePolicy(Discount discount) {
							this.discount = discount;
						}
						@Override
						public int surcharge(@N@ item) {
							return this.discount.apply(12);
						}
						@Override
						public int tax(@N@ item) {
							return 7;
						}
						@Override
						public String name() {
							return "sale";
						}
					}
					""",
			"""
					import java.util.*;
					import java.util.function.*;
					import java.util.stream.*;
					public class @N@Service extends AbstractService<@N@> {
						private final @N@Policy policy;
						private final Discount discount;
						private final Ledger ledger;
						private String lastCreated = "none";
						private final List<String> created = new ArrayList<>();
						public @N@Service(@N@Repository repository, @N@Policy policy, Discount discount, Ledger ledger) {
							super(repository);
							this.ledger = ledger;
							this.policy = policy;
							this.discount = discount;
						}
						@Rated(3)
						public @N@ find(String id) {
							return load(id);
						}
						public List<@N@View> list(String prefix) {
							return @N@Mapper.views(loadAll().stream().filter((item) -> item.title().startsWith(prefix)).toList());
						}
						@Rated
						public Money total(String id) {
							Money sum = Money.of(0);
							for (@N@ item : loadAll()) {
								int cents = item.kind().bonus(item.price().cents());
								cents += this.policy.surcharge(item) + this.policy.tax(item);
								sum = sum.plus(Money.of(this.discount.apply(cents)));
							}
							return sum.times(100 + Settings.rate(id));
						}
						public String report(String id) {
							StringBuilder text = new StringBuilder(this.policy.name());
							new Lines(2).write(text, load(id));
							Map<Boolean, Long> counts = loadAll().stream()
								.collect(Collectors.partitioningBy((item) -> item.kind().isRare(), Collectors.counting()));
							return Text.join(text.toString(), counts.toString());
						}
						public String label(String id) {
							Function<String, String> wrap = (text) -> "{" + text + "}";
							return wrap.apply(load(id).shape() + Text.DASH + calls() + Settings.LIMIT);
						}
						public String stock(String id) {
							int count = this.ledger.stock(id) + this.ledger.margin();
							return Motto.text() + this.ledger.tag().text() + count;
						}
						public void create(String id) {
							this.lastCreated = Text.shout(id);
							this.created.add(this.lastCreated + 4);
							String note = "created " + id;
							System.setProperty("lab.created", note);
						}
						public int size(String any) {
							return this.created.size() + 6 + any.length();
						}
						@Override
						protected @N@ fallback(String id) {
							return new @N@(id, "unknown", Money.of(1), @N@Kind.PLAIN, new Shape.Round(1));
						}
						private static final class Lines {
							private final int indent;
							Lines(int indent) {
								this.indent = indent;
							}
							void write(StringBuilder text, @N@ item) {
								text.append(" ".repeat(this.indent)).append(item.tag());
								text.append(item.price().currency().format(item.price().cents()));
							}
						}
					}
					""" };

	private LabApplication() {
	}

	static EditableApplication fill(EditableApplication app) {
		return fill(app, DEPARTMENTS);
	}

	/**
	 * Add the sources of an application with the given departments.
	 */
	static EditableApplication fill(EditableApplication app, List<String> departments) {
		app.sources(SHARED);
		int seed = 2;
		for (String department : departments) {
			for (String source : DEPARTMENT) {
				app.sources(source.replace("@N@", department).replace("@S@", String.valueOf(seed)));
			}
			seed += 3;
		}
		return app.sources(wiring(departments));
	}

	/**
	 * The configuration: each method makes the bean of its name, from the beans that its
	 * parameters are named after.
	 */
	private static String wiring(List<String> departments) {
		List<String> methods = new ArrayList<>();
		methods.add("Discount tenPercent() { return Discounts.percent(10); }");
		methods.add("Ledger ledger() { return new Ledger(); }");
		methods.add("Opening opening(Ledger ledger) { return new Opening(ledger); }");
		methods.add("Discount flatFifty() { return Discounts.flat(50); }");
		methods.add("Discount both(Discount tenPercent, Discount flatFifty) { return tenPercent.and(flatFifty); }");
		for (int i = 0; i < departments.size(); i++) {
			String name = departments.get(i);
			String bean = name.toLowerCase();
			String policy = (i % 2 == 0) ? "new %sStandardPolicy()" : "new %sSalePolicy(tenPercent)";
			String discount = List.of("tenPercent", "flatFifty", "both").get(i % 3);
			methods.add("%1$sRepository %2$sRepository() { return new %1$sRepository(); }".formatted(name, bean));
			methods.add("%1$sPolicy %2$sPolicy(Discount tenPercent) { return %3$s; }".formatted(name, bean,
					policy.formatted(name)));
			methods.add(("%1$sService %2$sService(%1$sRepository %2$sRepository, %1$sPolicy %2$sPolicy, "
					+ "Discount %3$s, Ledger ledger) { return new %1$sService(%2$sRepository, %2$sPolicy, %3$s, ledger); }")
				.formatted(name, bean, discount));
		}
		return "public class Wiring {\n" + String.join("\n", methods) + "\n}\n";
	}

}
