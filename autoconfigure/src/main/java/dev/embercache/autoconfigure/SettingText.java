package dev.embercache.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.embercache.settings.Setting;

/**
 * Writes values as users write them.
 */
final class SettingText {

	private static final Map<ChronoUnit, String> UNITS = units();

	private SettingText() {
	}

	private static Map<ChronoUnit, String> units() {
		Map<ChronoUnit, String> units = new LinkedHashMap<>();
		units.put(ChronoUnit.DAYS, "d");
		units.put(ChronoUnit.HOURS, "h");
		units.put(ChronoUnit.MINUTES, "m");
		units.put(ChronoUnit.SECONDS, "s");
		units.put(ChronoUnit.MILLIS, "ms");
		return units;
	}

	static String of(Setting setting) {
		return (setting.parts().get("") instanceof Duration duration) ? of(duration) : setting.text();
	}

	/**
	 * Write a duration with the largest unit that it has a whole number of.
	 */
	private static String of(Duration duration) {
		for (Map.Entry<ChronoUnit, String> unit : UNITS.entrySet()) {
			Duration one = unit.getKey().getDuration();
			long number = duration.dividedBy(one);
			if (number > 0 && one.multipliedBy(number).equals(duration)) {
				return number + unit.getValue();
			}
		}
		return duration.toNanos() + "ns";
	}

}
