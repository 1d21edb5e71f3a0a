package dev.embercache.values.families;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.threeten.extra.AmPm;
import org.threeten.extra.Days;
import org.threeten.extra.Interval;
import org.threeten.extra.LocalDateRange;
import org.threeten.extra.PeriodDuration;
import org.threeten.extra.YearQuarter;
import org.threeten.extra.YearWeek;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * More times.
 */
public final class ThreetenExtraFamily implements Family {

	@Override
	public String name() {
		return "ThreeTen-Extra";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("Interval", () -> Interval.of(Instant.EPOCH, Instant.ofEpochSecond(5))).asKey(),
				kept("LocalDateRange", () -> LocalDateRange.of(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 2, 3)))
					.asKey(),
				kept("YearQuarter", () -> YearQuarter.of(2026, 1)).asKey(),
				kept("YearWeek", () -> YearWeek.of(2026, 5)).asKey(), kept("Days", () -> Days.of(5)).asKey(),
				kept("PeriodDuration", () -> PeriodDuration.of(Period.ofDays(1), Duration.ofHours(2))).asKey(),
				kept("AmPm", () -> AmPm.PM).asKey(), kept("Interval.ALL", () -> Interval.ALL, same));
	}

}
