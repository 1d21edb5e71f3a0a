package dev.embercache.values.families;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that are returned by look-up methods.
 */
@Configuration(proxyBeanMethods = false)
class ShopBeans implements ApplicationContextAware {

	private static @Nullable ApplicationContext current;

	static ApplicationContext context() {
		if (current == null) {
			throw new IllegalStateException("The application is not started");
		}
		return current;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		current = context;
	}

	@Bean
	static Shop shop() {
		return new Shop("secret");
	}

	@Bean
	static QuoteService quoteService() {
		return new QuoteService();
	}

	@Bean
	static ExecutorService deliveries() {
		return Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * A bean behind a proxy.
	 */
	static class QuoteService {

		private int quotes;

		@Cacheable("quotes")
		public String quote(String name) {
			this.quotes++;
			return name + this.quotes;
		}

	}

}
