package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much counts of entities that a repository returns, and of the repository.
 */
class MappedTypesTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Shop {
					private final Products products;
					private final Customers customers;
					public Shop(Products products, Customers customers) {
						this.products = products;
						this.customers = customers;
					}
					public int find(String sku) {
						return this.products.findBySku(sku).size();
					}
					public boolean stored(String sku) {
						return this.products.findById(1L).isPresent();
					}
					public int views(String sku) {
						return this.products.viewBySku(sku).size();
					}
					public int known(String name) {
						return this.customers.findByName(name).size();
					}
				}
				""", "public @interface Query { String value(); }", """
				import java.util.List;
				import org.springframework.data.repository.CrudRepository;
				public interface Products extends CrudRepository<Product, Long> {
					@Query("select p from Product p where p.sku = :sku")
					List<Product> findBySku(String sku);
					@Query("select p from Product p")
					List<Product> list();
					List<View> viewBySku(String sku);
				}
				""", """
				import org.springframework.beans.factory.annotation.Value;
				public interface View {
					@Value("#{target.discounted(3)}")
					int getPrice();
				}
				""", """
				import jakarta.persistence.Id;
				import jakarta.persistence.MappedSuperclass;
				@MappedSuperclass
				public abstract class Base {
					@Id
					private Long id;
					public boolean isNew() {
						return this.id == null;
					}
				}
				""", """
				import jakarta.persistence.*;
				@Entity
				@EntityListeners(Listener.class)
				public class Product extends Base {
					@Column(length = 40)
					private String sku;
					private int grams;
					@Convert(converter = Weights.class)
					private String weight;
					private Status status = Status.ACTIVE;
					@ManyToOne
					private Brand brand;
					protected Product() {
						this.grams = 7;
					}
					public boolean isHeavy() {
						return this.grams > 500;
					}
					public int discounted(int percent) {
						return this.grams - percent;
					}
					@PostLoad
					void loaded() {
						this.grams = adjusted();
					}
					private int adjusted() {
						return this.grams + 1;
					}
				}
				""", """
				import jakarta.persistence.*;
				public class Listener {
					@PostLoad
					public void loaded(Object entity) {
						System.setProperty("loaded", "yes");
					}
				}
				""", """
				import jakarta.persistence.AttributeConverter;
				public class Weights implements AttributeConverter<String, String> {
					public String convertToDatabaseColumn(String weight) {
						return weight;
					}
					public String convertToEntityAttribute(String column) {
						return column + " kg";
					}
				}
				""", """
				public enum Status {
					ACTIVE("on sale"), RETIRED("gone");
					private final String text;
					Status(String text) {
						this.text = text;
					}
					public String text() {
						return this.text;
					}
				}
				""", """
				import jakarta.persistence.Entity;
				@Entity
				public class Brand extends Base {
					private String name;
					public String label() {
						return "by " + this.name;
					}
					@Override
					public int hashCode() {
						return 17;
					}
				}
				""", """
				import org.springframework.data.repository.CrudRepository;
				import java.util.List;
				public interface Customers extends CrudRepository<Customer, Long> {
					List<Customer> findByName(String name);
				}
				""", """
				import jakarta.persistence.*;
				@Entity
				public class Customer {
					private Long id;
					private String name;
					@Id
					public Long getId() {
						return this.id;
					}
					public void setId(Long id) {
						this.id = id;
					}
					public String getName() {
						return this.name;
					}
					public void setName(String name) {
						this.name = name.trim();
					}
					public String greeting() {
						return "Dear " + this.name;
					}
				}
				""");
	}

	private List<String> changes(String method, String type, String before, String after) {
		Run first = this.app.start();
		Lineage lineage = first.lineage("Shop." + method);
		assertThat(first.holds(lineage)).isTrue();
		return this.app.edit(type, before, after).start().changes(lineage);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					find   | Product   | this.grams > 500            | this.grams > 600
					find   | Product   | this.grams - percent        | this.grams - 2 * percent
					find   | Product   | private int adjusted        | public boolean complete() { return true; } private int adjusted
					find   | Base      | this.id == null             | this.id == null || this.id < 0
					find   | Status    | return this.text            | return this.text + "!"
					find   | Status    | public String text          | public boolean open() { return true; } public String text
					find   | Brand     | "by "                       | "from "
					find   | Products  | select p from Product p")   | select p from Product p order by p.sku")
					find   | Products  | List<View>                  | List<Product> findByGrams(int grams); List<View>
					find   | Products  | List<View>                  | @Query("select count(p) from Product p") long howMany(); List<View>
					find   | View      | discounted(3)               | discounted(4)
					stored | Product   | this.grams - percent        | this.grams - 2 * percent
					stored | Products  | p.sku = :sku                | p.sku <> :sku
					known  | Customer  | "Dear "                     | "Hello "
					""")
	void whatNoMappingRunsDoesNotCount(String method, String type, String before, String after) {
		assertThat(changes(method, type, before, after)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					find   | Products  | p.sku = :sku                | p.sku <> :sku
					find   | Products  | CrudRepository<Product      | ListCrudRepository<Product
					find   | Product   | length = 40                 | length = 41
					find   | Product   | private int grams;          | private int grams; private String remark;
					find   | Product   | this.grams = 7              | this.grams = 8
					find   | Product   | this.grams + 1              | this.grams + 2
					find   | Product   | public int discounted       | @PostUpdate void updated() { } public int discounted
					find   | Product   | public boolean isHeavy      | @Transient public boolean isHeavy
					find   | Product   | public class Product        | @Table(name = "goods") public class Product
					find   | Listener  | "yes"                       | "no"
					find   | Weights   | " kg"                       | " g"
					find   | Status    | RETIRED("gone")             | RETIRED("gone"), NEW("new")
					find   | Brand     | private String name         | @jakarta.persistence.Column(name = "title") private String name
					find   | Brand     | return 17                   | return 18
					find   | Base      | private Long id             | @jakarta.persistence.GeneratedValue private Long id
					stored | Product   | this.grams + 1              | this.grams + 2
					stored | Product   | length = 40                 | length = 41
					stored | Weights   | " kg"                       | " g"
					views  | View      | discounted(3)               | discounted(4)
					views  | Product   | this.grams - percent        | this.grams - 2 * percent
					known  | Customer  | name.trim()                 | name.strip()
					known  | Customer  | public String greeting      | public int getAge() { return 1; } public void setAge(int age) { } public String greeting
					""")
	void whatAMappingRunsCounts(String method, String type, String before, String after) {
		this.app.edit("Products", "import java.util.List;",
				"import org.springframework.data.repository.ListCrudRepository; import java.util.List;");
		assertThat(changes(method, type, before, after)).isNotEmpty();
	}

}
