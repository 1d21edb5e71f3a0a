package dev.embercache.values.families;

import java.util.List;

import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.joda.time.Interval;
import org.joda.time.LocalDate;
import org.joda.time.LocalDateTime;
import org.joda.time.LocalTime;
import org.joda.time.Period;
import org.joda.time.YearMonth;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times as they were before those of the JDK.
 */
public final class JodaTimeFamily implements Family {

	@Override
	public String name() {
		return "Joda-Time";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(
				kept("DateTime", () -> new DateTime(1_767_322_800_000L, DateTimeZone.forID("Europe/Berlin"))).asKey(),
				kept("DateTime in UTC", () -> new DateTime(1_767_322_800_000L, DateTimeZone.UTC)).asKey(),
				kept("LocalDate", () -> new LocalDate(2026, 1, 2)).asKey(),
				kept("LocalTime", () -> new LocalTime(3, 4)).asKey(),
				kept("LocalDateTime", () -> new LocalDateTime(2026, 1, 2, 3, 4)).asKey(),
				kept("Instant", () -> new Instant(5L)).asKey(), kept("Duration", () -> new Duration(5L)).asKey(),
				kept("Duration.ZERO", () -> Duration.ZERO, same), kept("Period", () -> new Period(1, 2, 3, 4)).asKey(),
				kept("Interval", () -> new Interval(0L, 5L, DateTimeZone.UTC)).asKey(),
				kept("YearMonth", () -> new YearMonth(2026, 1)).asKey(),
				kept("DateTimeZone", () -> DateTimeZone.forID("Europe/Berlin")).asKey(),
				kept("record with a DateTime", () -> new Visit(new DateTime(5L, DateTimeZone.UTC))));
	}

	record Visit(DateTime time) {

	}

}
