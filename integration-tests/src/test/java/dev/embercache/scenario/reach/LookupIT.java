package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Beans that a cached method asks the container for, or gets late.
 */
class LookupIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return LookupCases.all();
	}

	@Override
	List<ReachCase> bystanders() {
		return LookupCases.bystanders();
	}

}
