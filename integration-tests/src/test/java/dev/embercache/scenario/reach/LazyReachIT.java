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

	@Override
	List<ReachCase> cases() {
		return Stream.of(InjectionCases.all(), DefinitionCases.all(), LookupCases.all()).flatMap(List::stream).toList();
	}

	@Override
	List<ReachCase> bystanders() {
		return LookupCases.bystanders();
	}

}
