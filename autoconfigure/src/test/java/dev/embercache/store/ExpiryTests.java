package dev.embercache.store;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Expiry}.
 */
class ExpiryTests {

	private static final Duration RETENTION = Duration.ofDays(30);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static Bounds bounds(@Nullable Duration timeToLive, @Nullable Duration timeToIdle) {
		return new Bounds(timeToLive, timeToIdle, 10, null,
				new History(4, Duration.ofHours(1), DataSize.ofMegabytes(1)));
	}

	@Test
	void expiresAtTheEndOfTheTimeToLive() {
		Expiry expiry = Expiry.byTicker(bounds(Duration.ofNanos(10), null));
		assertThat(expiry.isExpired(5, 5, 14)).isFalse();
		assertThat(expiry.isExpired(5, 14, 15)).isTrue();
	}

	@Test
	void expiresSomeTimeAfterTheLastRead() {
		Expiry expiry = Expiry.byWallClock(bounds(null, Duration.ofMillis(10)));
		assertThat(expiry.isExpired(0, 5, 14)).isFalse();
		assertThat(expiry.isExpired(0, 5, 15)).isTrue();
	}

	@Test
	void neverExpiresWithoutLimits() {
		Expiry expiry = Expiry.byWallClock(bounds(null, null));
		assertThat(expiry.isLimited()).isFalse();
		assertThat(expiry.isExpired(0, 0, Long.MAX_VALUE / 2)).isFalse();
		assertThat(expiry.isExpired(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 0)).isFalse();
	}

	@Test
	void aTickerThatStartsBelowZeroCountsAges() {
		Expiry expiry = Expiry.byTicker(bounds(Duration.ofNanos(10), null));
		assertThat(expiry.isExpired(Long.MAX_VALUE - 5, Long.MAX_VALUE - 5, Long.MIN_VALUE + 3)).isFalse();
		assertThat(expiry.isExpired(Long.MAX_VALUE - 5, Long.MAX_VALUE - 5, Long.MIN_VALUE + 4)).isTrue();
	}

	@Test
	void aWallClockMayBeSetBackByAMinute() {
		Expiry expiry = Expiry.byWallClock(bounds(Duration.ofHours(1), null));
		assertThat(expiry.isExpired(60_000, 60_000, 0)).isFalse();
		assertThat(expiry.isExpired(60_001, 60_001, 0)).isTrue();
	}

	@Test
	void aWallClockMayBeSetBackByNoMoreThanTheLimit() {
		Expiry expiry = Expiry.byWallClock(bounds(Duration.ofMillis(10), null));
		assertThat(expiry.isExpired(10, 10, 0)).isFalse();
		assertThat(expiry.isExpired(11, 11, 0)).isTrue();
	}

	@Test
	void aVariantOfAMachineThatIsAheadCountsAsNew() {
		Expiry expiry = Expiry.bySharedClocks(bounds(Duration.ofMillis(10), null), RETENTION);
		assertThat(expiry.isExpired(1_000_000, 1_000_000, 0)).isFalse();
	}

	@Test
	void anOlderVariantIsForgottenByTheTimeOfTheNewer() {
		Expiry expiry = Expiry.bySharedClocks(bounds(null, null), RETENTION);
		long hour = Duration.ofHours(1).toMillis();
		assertThat(expiry.isForgotten(7, hour + 6)).isFalse();
		assertThat(expiry.isForgotten(7, hour + 7)).isTrue();
		assertThat(expiry.isForgotten(Long.MAX_VALUE, hour)).isFalse();
	}

	@Test
	void aHeapIsToldOfReadsAfterAnEighthOfTheTimeToIdleOrASecond() {
		assertThat(Expiry.byTicker(bounds(null, Duration.ofNanos(80))).readSlack()).isEqualTo(10);
		assertThat(Expiry.byTicker(bounds(null, MINUTE)).readSlack()).isEqualTo(Duration.ofSeconds(1).toNanos());
		assertThat(Expiry.byTicker(bounds(null, Duration.ofNanos(1))).readSlack()).isEqualTo(1);
	}

	@Test
	void aDiskIsToldOfReadsAfterAnEighthOfTheTimeToIdleOrTenMinutes() {
		Expiry expiry = Expiry.byWallClock(bounds(null, Duration.ofMillis(80)));
		assertThat(expiry.isReadDue(5, 14)).isFalse();
		assertThat(expiry.isReadDue(5, 15)).isTrue();
		assertThat(Expiry.byWallClock(bounds(null, null)).readSlack()).isEqualTo(Duration.ofMinutes(10).toMillis());
	}

	@Test
	void otherMachinesAreToldOfReadsAfterATenth() {
		assertThat(Expiry.bySharedClocks(bounds(null, MINUTE), RETENTION).readSlack()).isEqualTo(6_000);
		assertThat(Expiry.bySharedClocks(bounds(MINUTE, MINUTE), RETENTION).readSlack()).isEqualTo(6_000);
		assertThat(Expiry.bySharedClocks(bounds(null, null), RETENTION).readSlack())
			.isEqualTo(Duration.ofDays(3).toMillis());
	}

	@Test
	void otherMachinesAreToldNothingIfOnlyTheWriteCounts() {
		Expiry expiry = Expiry.bySharedClocks(bounds(MINUTE, null), RETENTION);
		assertThat(expiry.isReadDue(0, Duration.ofDays(3650).toMillis())).isFalse();
	}

	@Test
	void aStoreForgetsAVariantLateEnoughForReadsThatAreNotedLate() {
		Expiry expiry = Expiry.byTicker(bounds(Duration.ofNanos(100), Duration.ofNanos(16)));
		assertThat(expiry.remaining(0, 10)).isEqualTo(18);
		assertThat(expiry.remaining(0, 95)).isEqualTo(5);
		assertThat(expiry.remaining(0, 200)).isEqualTo(1);
	}

}
