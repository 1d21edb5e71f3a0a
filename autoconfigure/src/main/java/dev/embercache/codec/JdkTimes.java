package dev.embercache.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The JDK's times that are a number: of days, or of nanoseconds as long as these do in a
 * {@code long}, which is until 2262.
 */
final class JdkTimes {

	private static final long NANOS = 1_000_000_000;

	private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS - 1;

	private JdkTimes() {
	}

	static List<ScalarPlan> plans() {
		return List.of(
				ScalarPlan.numberOrText(LocalDate.class, (value) -> true, LocalDate::toEpochDay, LocalDate::ofEpochDay,
						LocalDate::toString, LocalDate::parse),
				ScalarPlan.numberOrText(LocalTime.class, (value) -> true, LocalTime::toNanoOfDay,
						LocalTime::ofNanoOfDay, LocalTime::toString, LocalTime::parse),
				ScalarPlan.numberOrText(LocalDateTime.class, (value) -> counts(value.toEpochSecond(ZoneOffset.UTC)),
						(value) -> nanos(value.toEpochSecond(ZoneOffset.UTC), value.getNano()),
						(nanos) -> LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, NANOS),
								(int) Math.floorMod(nanos, NANOS), ZoneOffset.UTC),
						LocalDateTime::toString, LocalDateTime::parse),
				ScalarPlan.numberOrText(Instant.class, (value) -> counts(value.getEpochSecond()),
						(value) -> nanos(value.getEpochSecond(), value.getNano()),
						(nanos) -> Instant.ofEpochSecond(0, nanos),
						(value) -> value.getEpochSecond() + ":" + value.getNano(),
						(text) -> Instant.ofEpochSecond(seconds(text), fraction(text))),
				ScalarPlan.numberOrText(Duration.class, (value) -> counts(value.getSeconds()),
						(value) -> nanos(value.getSeconds(), value.getNano()), Duration::ofNanos,
						(value) -> value.getSeconds() + ":" + value.getNano(),
						(text) -> Duration.ofSeconds(seconds(text), fraction(text))));
	}

	private static boolean counts(long seconds) {
		return -MOST_SECONDS < seconds && seconds < MOST_SECONDS;
	}

	private static long nanos(long seconds, int fraction) {
		return seconds * NANOS + fraction;
	}

	private static long seconds(String text) {
		return Long.parseLong(text.substring(0, text.indexOf(':')));
	}

	private static long fraction(String text) {
		return Long.parseLong(text.substring(text.indexOf(':') + 1));
	}

}
