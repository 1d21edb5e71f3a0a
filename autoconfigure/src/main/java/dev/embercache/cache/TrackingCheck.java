package dev.embercache.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.judge.Lineages;

/**
 * Warns of classes, resources and properties that users add to lineages, or take from
 * them, and that do not exist. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class TrackingCheck {

	private static final Log logger = LogFactory.getLog(TrackingCheck.class);

	private final Lineages lineages;

	private final Set<String> checked = ConcurrentHashMap.newKeySet();

	/**
	 * Create a new check.
	 * @param lineages the lineages of this generation
	 */
	public TrackingCheck(Lineages lineages) {
		this.lineages = lineages;
	}

	/**
	 * Warn of what does not exist, once for each place. May block on I/O.
	 * @param place gives the place of the declaration, for the reader of the warning
	 * @param tracking the declaration
	 */
	public void check(Supplier<String> place, Tracking tracking) {
		if (!tracking.equals(Tracking.DEFAULTS) && this.checked.add(place.get())) {
			warn(place.get(), tracking);
		}
	}

	private void warn(String place, Tracking tracking) {
		for (String unmatched : this.lineages.unmatched(tracking)) {
			logger.warn(LogMessage.format(
					"%s: nothing matches %s. It has no effect, so changes to what it was meant to name may go unnoticed. "
							+ "Correct or remove it.",
					place, unmatched));
		}
	}

}
