package dev.embercache.devtools;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import org.springframework.boot.devtools.classpath.ClassPathChangedEvent;
import org.springframework.boot.devtools.filewatch.ChangedFile;
import org.springframework.boot.devtools.restart.AgentReloader;
import org.springframework.context.ApplicationListener;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

/**
 * Takes the names of changed classes from DevTools' event. The event announces what the
 * fingerprints are going to show; it decides nothing.
 * <p>
 * Runs before DevTools' own listener, which restarts the application.
 *
 * @since 0.1.0
 */
public final class ClassPathChangeListener implements ApplicationListener<ClassPathChangedEvent>, PriorityOrdered {

	private final Consumer<List<String>> restarting;

	private final Consumer<List<String>> redefined;

	private final BooleanSupplier agentActive;

	/**
	 * Create a listener.
	 * @param restarting receives the names of changed classes before a restart
	 * @param redefined receives the names of changed classes when no restart follows,
	 * because an agent redefined them in place
	 */
	public ClassPathChangeListener(Consumer<List<String>> restarting, Consumer<List<String>> redefined) {
		this(restarting, redefined, AgentReloader::isActive);
	}

	ClassPathChangeListener(Consumer<List<String>> restarting, Consumer<List<String>> redefined,
			BooleanSupplier agentActive) {
		this.restarting = restarting;
		this.redefined = redefined;
		this.agentActive = agentActive;
	}

	@Override
	public void onApplicationEvent(ClassPathChangedEvent event) {
		List<String> classNames = StreamSupport.stream(event.getChangeSet().spliterator(), false)
			.flatMap((files) -> files.getFiles().stream())
			.map(ChangedFile::getRelativeName)
			.filter((name) -> name.endsWith(ClassUtils.CLASS_FILE_SUFFIX))
			.map((name) -> name.substring(0, name.length() - ClassUtils.CLASS_FILE_SUFFIX.length()).replace('/', '.'))
			.sorted()
			.toList();
		if (event.isRestartRequired()) {
			this.restarting.accept(classNames);
		}
		else if (!classNames.isEmpty() && this.agentActive.getAsBoolean()) {
			// Without an agent, the changed files are excluded from restarts, and the
			// loaded classes are unchanged.
			this.redefined.accept(classNames);
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
