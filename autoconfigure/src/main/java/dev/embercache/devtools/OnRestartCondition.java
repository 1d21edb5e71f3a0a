package dev.embercache.devtools;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Matches if DevTools is present and restarts this application.
 *
 * @since 0.1.0
 */
public final class OnRestartCondition extends SpringBootCondition {

	private static final String RESTARTER = "org.springframework.boot.devtools.restart.Restarter";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("DevTools restart");
		if (!ClassUtils.isPresent(RESTARTER, context.getClassLoader())) {
			return ConditionOutcome.noMatch(message.didNotFind("class").items(RESTARTER));
		}
		return DevToolsRestartScope.isAvailable() ? ConditionOutcome.match(message.available("restarter"))
				: ConditionOutcome.noMatch(message.because("DevTools does not restart this application"));
	}

}
