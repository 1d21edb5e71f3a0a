package dev.embercache.scenario.reach;

import java.util.List;

/**
 * What no code names but an expression or a name in an annotation.
 */
class ExpressionReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return ExpressionCases.all();
	}

	@Override
	List<ReachCase> bystanders() {
		return ExpressionCases.bystanders();
	}

}
