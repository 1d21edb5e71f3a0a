package dev.embercache.scenario.reach;

import java.util.List;
import java.util.stream.Stream;

import dev.embercache.harness.LiveApplication;

/**
 * Beans that are made when they are first used: entries have to be found again although
 * nothing of what they came from was made yet.
 */
class LazyReachIT extends EditedApplication {

	@Override
	void prepare(LiveApplication app) {
		app.property("spring.main.lazy-initialization", true);
	}

	/**
	 * All but one: what a lazy factory bean makes is known only once it was made.
	 */
	@Override
	List<ReachCase> cases() {
		return Stream.of(InjectionCases.all(), DefinitionCases.all(), LookupCases.all())
			.flatMap(List::stream)
			.filter((reach) -> !reach.name().equals("factoryBean"))
			.toList();
	}

	@Override
	List<ReachCase> bystanders() {
		return LookupCases.bystanders();
	}

}
