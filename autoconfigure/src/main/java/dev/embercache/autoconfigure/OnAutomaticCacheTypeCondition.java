package dev.embercache.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches unless {@code spring.cache.type} names a provider.
 */
final class OnAutomaticCacheTypeCondition extends SpringBootCondition {

	private static final String PROPERTY = "spring.cache.type";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Ember Cache");
		String type = context.getEnvironment().getProperty(PROPERTY);
		if (StringUtils.hasText(type)) {
			return ConditionOutcome.noMatch(message.because("'" + PROPERTY + "' is '" + type + "'"));
		}
		return ConditionOutcome.match(message.because("'" + PROPERTY + "' is not set"));
	}

}
