package dev.embercache.scenario.reach;

import java.util.List;

/**
 * A bean post-processor, which may touch every bean: an edit of what the container calls
 * of it makes all entries stale. An advisor counts for the beans that its pointcut
 * matches.
 */
class BeanPostProcessorReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return List.of(ReachCase.named("postProcessor")
			.with("""
					@Component
					class Processed {
						int percent = 1;
					}
					""")
			.with("""
					@Component
					class Processor implements org.springframework.beans.factory.config.BeanPostProcessor {
						public Object postProcessAfterInitialization(Object bean, String name) {
							if (bean instanceof Processed processed) {
								processed.percent += 0;
							}
							return bean;
						}
					}
					""")
			.injecting("Processed", "processed")
			.caching("return this.processed.percent;")
			.edited("Processor", "+= 0", "+= 1"));
	}

}
