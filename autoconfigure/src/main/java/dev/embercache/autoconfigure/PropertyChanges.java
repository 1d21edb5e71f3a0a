package dev.embercache.autoconfigure;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * Listens to the events by which Spring Cloud says that configuration properties have got
 * other values, after all who bind them anew. The rules name the events, so that nothing
 * of it has to be there.
 */
final class PropertyChanges implements ApplicationListener<ApplicationEvent>, Ordered {

	/** What a rule says of events after which beans are made anew. */
	private static final String AGAIN = "again";

	private final LibraryRules rules;

	/** Each request is an event too. */
	private final Predicate<String> isChange;

	private final ObjectProvider<OwnManager> manager;

	PropertyChanges(LibraryRules rules, ObjectProvider<OwnManager> manager) {
		this.rules = rules;
		this.isChange = rules.remembering(Word.CHANGES_PROPERTIES);
		this.manager = manager;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		String type = event.getClass().getName();
		Rule rule = this.isChange.test(type) ? this.rules.find(Word.CHANGES_PROPERTIES, type) : null;
		if (rule != null) {
			Collection<String> keys = keys(event, rule.text());
			if (keys == null || !keys.isEmpty() || rule.text().equals(AGAIN)) {
				this.manager.ifAvailable((own) -> own.manager().propertiesChanged(keys));
			}
		}
	}

	/**
	 * Return the names of the properties that changed with an event.
	 * @return the names, or {@code null} if it can be any
	 */
	private static @Nullable Collection<String> keys(ApplicationEvent event, String text) {
		if (text.equals(AGAIN)) {
			return Set.of();
		}
		Method method = ClassUtils.getMethodIfAvailable(event.getClass(), text);
		Object keys = (method != null) ? ReflectionUtils.invokeMethod(method, event) : null;
		return (keys instanceof Collection<?> names) ? names.stream().map(String::valueOf).toList() : null;
	}

}
