package dev.embercache.values.families;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClient;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.refused;

/**
 * Objects that are not values: beans, and others that an application has once.
 */
public final class BeansFamily implements Family {

	@Override
	public String name() {
		return "Spring: beans";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(refused("bean from a look-up", "bean 'shop'", () -> ShopBeans.context().getBean("shop")),
				refused("bean in a list", "bean 'shop'",
						() -> new ArrayList<>(List.of(ShopBeans.context().getBean("shop")))),
				refused("bean in a map of handlers", "bean 'shop'",
						() -> new LinkedHashMap<>(Map.of("cats", ShopBeans.context().getBean("shop")))),
				refused("bean in a record", "bean 'shop'",
						() -> new Handler("cats", (Shop) ShopBeans.context().getBean("shop"))),
				refused("proxy of a bean", "bean 'quoteService'", () -> ShopBeans.context().getBean("quoteService")),
				refused("row that carries its bean", "this$0",
						() -> ((Shop) ShopBeans.context().getBean("shop")).row("cat")),
				refused("anonymous class in a bean", "this$0",
						() -> ((Shop) ShopBeans.context().getBean("shop")).offer("cat")),
				refused("ApplicationContext", "ApplicationContext", ShopBeans::context),
				refused("Environment", "Environment", () -> ShopBeans.context().getEnvironment()),
				refused("entity with a Logger", "Logging.log", Logging::new),
				refused("class loader", "ClassLoader", () -> List.of(BeansFamily.class.getClassLoader())),
				refused("thread", "a thread is not data", Thread::currentThread),
				refused("HTTP client of the JDK", "", HttpClient::newHttpClient),
				refused("RestClient", "", () -> RestClient.create("http://localhost")),
				refused("client by tenant", "", () -> new Client("acme", RestClient.create("http://localhost"))),
				refused("DataSource", "", JdbcDataSource::new),
				refused("executor", "", () -> ShopBeans.context().getBean("deliveries")));
	}

	record Client(String tenant, RestClient client) {

	}

	record Handler(String name, Shop shop) {

	}

	static final class Logging {

		private final String name = "logging";

		private final org.slf4j.Logger log = LoggerFactory.getLogger("logging");

	}

}
