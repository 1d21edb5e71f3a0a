package dev.embercache.scenario.reach;

import java.util.List;
import java.util.stream.Stream;

/**
 * Code, beans and state that take part in what a cached method returns. Each case has
 * code of its own, so that all are edited at once in one application.
 */
class ReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return Stream
			.of(LanguageCases.all(), CallbackCases.all(), InjectionCases.all(), DefinitionCases.all(), StateCases.all(),
					ResourceCases.all(), PropertyCases.all())
			.flatMap(List::stream)
			.toList();
	}

	@Override
	List<ReachCase> bystanders() {
		ReachCase nothing = ReachCase.named("nothing")
			.with("class Bystander { int get() { return 1; } }")
			.caching("return 1;")
			.edited("Bystander", "return 1", "return 3");
		return Stream.of(List.of(nothing), StateCases.bystanders(), InjectionCases.bystanders())
			.flatMap(List::stream)
			.toList();
	}

}
