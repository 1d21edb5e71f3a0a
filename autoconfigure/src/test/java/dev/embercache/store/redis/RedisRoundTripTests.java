package dev.embercache.store.redis;

import java.time.Duration;
import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that belong together are sent at once. Each command waits here until all are
 * on their commands, so that one which waits for the answer to another is an outage.
 */
class RedisRoundTripTests {

	private static final EntryKey TEA = StoredTexts.key("tea");

	private final LettuceConnectionFactory factory = TestRedis.connect();

	private final MeetingFactory meeting = new MeetingFactory(this.factory);

	private RedisEntryStore store;

	private Region region;

	@BeforeEach
	void open() {
		RedisSettings settings = TestRedis.settings(TestRedis.prefix(), Duration.ofSeconds(20), Duration.ofHours(1),
				null);
		// Connected but not started, so that no beat comes in between.
		this.store = new RedisEntryStore(this.meeting.proxy(), settings);
		this.store.connect();
		this.region = this.store.region("prices", new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4)));
		// From here on the epoch, the clock, the lineage and the scripts are known.
		fill("10");
		this.region.update(TEA, StoredTexts.variant("11", StoredTexts.FIRST));
		this.region.invalidate(TEA);
		this.region.clear();
	}

	@AfterEach
	void close() {
		this.store.close();
		this.factory.destroy();
	}

	private boolean fill(String text) {
		Lease lease = this.region.lease(TEA);
		return this.region.fill(TEA, StoredTexts.variant(text, StoredTexts.FIRST), lease) != null;
	}

	private List<String> texts() {
		return StoredTexts.texts(this.region, TEA);
	}

	@Test
	void aFillUnderANewKeyIsOneRoundTrip() {
		this.meeting.meet(2);
		assertThat(fill("12")).isTrue();
		assertThat(texts()).containsExactly("12");
		assertThat(this.store.outages()).isZero();
	}

	@Test
	void anUpdateOfAKnownKeyIsOneRoundTripOfTwoCommands() {
		fill("12");
		this.meeting.meet(2);
		this.region.update(TEA, StoredTexts.variant("13", StoredTexts.FIRST));
		assertThat(texts()).containsExactly("13");
		assertThat(this.store.outages()).isZero();
	}

	@Test
	void anUpdateIsOneRoundTrip() {
		this.meeting.meet(3);
		this.region.update(TEA, StoredTexts.variant("12", StoredTexts.FIRST));
		assertThat(texts()).containsExactly("12");
		assertThat(this.store.outages()).isZero();
	}

	@Test
	void anEvictionIsOneRoundTrip() {
		fill("12");
		this.meeting.meet(2);
		assertThat(this.region.invalidate(TEA)).hasSize(1);
		assertThat(texts()).isEmpty();
		assertThat(this.store.outages()).isZero();
	}

	@Test
	void aClearIsOneRoundTrip() {
		fill("12");
		this.meeting.meet(2);
		assertThat(this.region.clear()).isTrue();
		this.meeting.meet(1);
		assertThat(texts()).isEmpty();
		assertThat(this.store.outages()).isZero();
	}

}
