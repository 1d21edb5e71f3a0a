package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application of a shared {@code Shelf}, the methods of {@code Prices} that produce
 * values from what the shelf holds, and a {@code Startup} that puts it there.
 */
final class ShelfApplication {

	private static final BeanWiring SHELF = BeanWiring.of("shelf", "com.acme.Shelf");

	private static final BeanWiring PRICES = BeanWiring.of("prices", "com.acme.Prices", "shelf");

	private final EditableApplication app;

	ShelfApplication(Path folder, String... sources) {
		this.app = new EditableApplication(folder.resolve("classes")).sources(sources);
	}

	ShelfApplication sources(String... sources) {
		this.app.sources(sources);
		return this;
	}

	ShelfApplication edit(String type, String before, String after) {
		this.app.edit(type, before, after);
		return this;
	}

	/**
	 * Edit a type, and return what makes the lineage stale that a method of
	 * {@code Prices} had before.
	 */
	List<String> changes(String method, String type, String before, String after) {
		Run first = this.app.start();
		Producer producer = first.producer("Prices." + method, PRICES, SHELF);
		Lineage lineage = first.lineage(producer);
		assertThat(first.changes(lineage)).isEmpty();
		this.app.edit(type, before, after);
		Run second = this.app.start();
		second.lineage(producer);
		return second.changes(lineage);
	}

}
