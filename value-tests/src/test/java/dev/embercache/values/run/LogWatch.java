package dev.embercache.values.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Messages of Ember Cache in the log.
 */
public final class LogWatch extends AppenderBase<ILoggingEvent> {

	private static final LogWatch watch = new LogWatch();

	private final List<ILoggingEvent> events = new ArrayList<>();

	private LogWatch() {
	}

	/**
	 * Begin to listen.
	 */
	public static void begin() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		Logger logger = context.getLogger("dev.embercache");
		watch.setContext(context);
		watch.start();
		logger.addAppender(watch);
	}

	@Override
	protected synchronized void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		this.events.add(event);
	}

	private synchronized List<ILoggingEvent> takeEvents() {
		List<ILoggingEvent> taken = List.copyOf(this.events);
		this.events.clear();
		return taken;
	}

	/**
	 * Return what was said since the last call.
	 */
	static Said take() {
		return new Said(watch.takeEvents());
	}

	/**
	 * Messages of some span of time.
	 */
	static final class Said {

		private final List<ILoggingEvent> events;

		private Said(List<ILoggingEvent> events) {
			this.events = events;
		}

		/**
		 * Return the warnings.
		 */
		List<String> warnings() {
			return this.events.stream()
				.filter((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
				.map(ILoggingEvent::getFormattedMessage)
				.toList();
		}

		/**
		 * Return what is said of a fault: the warning, or, where the same was said
		 * before, the line at DEBUG; empty if there was no fault.
		 */
		String fault() {
			return warnings().stream()
				.findFirst()
				.orElseGet(() -> this.events.stream()
					.filter((event) -> event.getThrowableProxy() != null)
					.map(ILoggingEvent::getFormattedMessage)
					.findFirst()
					.orElse(""));
		}

		/**
		 * Return the line about what was kept; empty if there is none.
		 */
		String report() {
			return this.events.stream()
				.map(ILoggingEvent::getFormattedMessage)
				.filter((message) -> message.startsWith("Ember Cache kept") || message.startsWith("Ember Cache found"))
				.findFirst()
				.orElse("");
		}

		/**
		 * Return the last line that tells why there was a miss.
		 */
		String last() {
			return this.events.stream()
				.map(ILoggingEvent::getFormattedMessage)
				.filter(Objects::nonNull)
				.reduce("", (one, other) -> other);
		}

	}

}
