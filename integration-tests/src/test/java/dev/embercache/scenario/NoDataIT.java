package dev.embercache.scenario;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that return what is no data: callers get the object itself, of this generation,
 * and nothing of it outlives a restart.
 */
class NoDataIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void startShop() {
		this.app.define("public interface Handler { int handle(); }").define("""
				@Service
				public class Card implements Handler {

					private int handled;

					public int handle() {
						return ++this.handled;
					}

				}
				""").define("""
				@Service
				public class Handlers {

					private final Map<String, Handler> handlers;

					Handlers(Map<String, Handler> handlers) {
						this.handlers = handlers;
					}

					@Cacheable("handlers")
					public Handler get(String name) {
						Probe.computed();
						return this.handlers.get(name);
					}

					@Cacheable("limits")
					public java.util.concurrent.atomic.AtomicInteger limit(String name) {
						Probe.computed();
						return new java.util.concurrent.atomic.AtomicInteger();
					}

				}
				""").define("""
				@Service
				public class Desk {

					private final Handlers handlers;

					private final BeanFactory beans;

					Desk(Handlers handlers, BeanFactory beans) {
						this.handlers = handlers;
						this.beans = beans;
					}

					public int handle(String name) {
						return this.handlers.get(name).handle();
					}

					public boolean isBean(String name) {
						return this.handlers.get(name) == this.beans.getBean(name);
					}

					public int count(String name) {
						return this.handlers.limit(name).incrementAndGet();
					}

				}
				""").start();
	}

	@Test
	void aLookUpReturnsTheBeanOfEachGeneration() {
		for (int generation = 0; generation < 2; generation++) {
			assertThat(this.app.call("desk.handle", "card")).isComputed().returning("1");
			assertThat(this.app.call("desk.handle", "card")).isHit().returning("2");
			assertThat(this.app.call("desk.handle", "card")).isHit().returning("3");
			assertThat(this.app.call("desk.isBean", "card")).isHit().returning("true");
			assertThat(warnings("'handlers'")).hasSize(generation + 1)
				.allMatch((line) -> line.contains("Card (com.acme.Card): it is the bean 'card'."));
			this.app.restart();
		}
	}

	@Test
	void allCallersCountWithTheSameCounterUntilARestart() {
		for (int generation = 0; generation < 2; generation++) {
			assertThat(this.app.call("desk.count", "tea")).isComputed().returning("1");
			assertThat(this.app.call("desk.count", "tea")).isHit().returning("2");
			assertThat(warnings("'limits'")).hasSize(generation + 1)
				.allMatch((line) -> line.contains("'ember.cache.caches.limits.copy-on-read: false'"));
			this.app.restart();
		}
	}

	private List<String> warnings(String text) {
		return this.app.log().linesWith("WARN").stream().filter((line) -> line.contains(text)).toList();
	}

}
