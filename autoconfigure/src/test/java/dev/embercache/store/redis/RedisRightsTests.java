package dev.embercache.store.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Redis whose user may not do everything.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisRightsTests {

	private static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4));

	private static final EntryKey TEA = StoredTexts.key("tea");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String HOLDING = "Redis does not let its user do what Ember Cache needs (";

	private static final String DEAF = "Redis does not let its user send and receive messages (";

	private final List<AutoCloseable> resources = new ArrayList<>();

	private RedisProcess redis;

	@TempDir
	private Path folder;

	private void launch(String rights) {
		try {
			Path users = Files.writeString(this.folder.resolve("users.acl"),
					"user default on nopass ~* &* +@all%nuser app on >secret %s%n".formatted(rights));
			this.redis = RedisProcess.launch("--aclfile", users.toString());
			this.resources.add(this.redis);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private RedisEntryStore node() {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(this.redis.host(),
				this.redis.port());
		configuration.setUsername("app");
		configuration.setPassword("secret");
		LettuceConnectionFactory factory = new LettuceConnectionFactory(configuration);
		factory.afterPropertiesSet();
		factory.start();
		this.resources.add(factory::destroy);
		RedisEntryStore store = new RedisEntryStore(factory,
				TestRedis.settings("ember:shop:", Duration.ofSeconds(5), Duration.ofMillis(1500), null));
		store.start();
		this.resources.add(store);
		return store;
	}

	private static Region prices(RedisEntryStore store) {
		return store.region("prices", BOUNDS);
	}

	private static StoredVariant fill(Region region, String text) {
		return region.fill(TEA, StoredTexts.variant(text, StoredTexts.FIRST), region.lease(TEA));
	}

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	private static void awaitStanding(StoredVariant variant, Standing standing) {
		Awaitility.await().atMost(LIMIT).until(() -> variant.standing() == standing);
	}

	@Test
	void withoutChannelsEntriesAreSharedAndReadAgainAfterTheMaximumStaleness(CapturedOutput output) {
		launch("~* resetchannels +@all");
		Region one = prices(node());
		Region other = prices(node());
		Awaitility.await().atMost(LIMIT).until(() -> output.getOut().contains(DEAF));
		Awaitility.await().atMost(LIMIT).until(() -> fill(one, "10").standing() == Standing.PRESENT);
		StoredVariant read = other.find(TEA).get(0);
		assertThat(read.standing()).isEqualTo(Standing.PRESENT);
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("10");
		one.invalidate(TEA);
		assertThat(one.find(TEA)).isEmpty();
		awaitStanding(read, Standing.INVALIDATED);
		assertThat(other.find(TEA)).isEmpty();
		one.update(TEA, StoredTexts.variant("11", StoredTexts.FIRST));
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("11");
		one.clear();
		assertThat(one.find(TEA)).isEmpty();
		assertThat(output).doesNotContain(HOLDING)
			.doesNotContain("Redis cannot be used")
			.contains("Grant the user '+publish +subscribe' and the channels '&ember:shop:messages*'.");
	}

	@Test
	void withoutScriptsEachNodeHoldsValuesForItselfAndHearsOfTheOthers(CapturedOutput output) {
		launch("~* &* +@all -@scripting");
		Region one = prices(node());
		Region other = prices(node());
		StoredVariant held = awaitHeld(one, "10");
		StoredVariant held2 = awaitHeld(other, "11");
		awaitLasting(other, held2);
		Lease lease = other.lease(TEA);
		one.invalidate(TEA);
		assertThat(held.standing()).isEqualTo(Standing.INVALIDATED);
		Awaitility.await().atMost(LIMIT).until(() -> !lease.holds());
		assertThat(other.fill(TEA, StoredTexts.variant("late", StoredTexts.FIRST), lease)).isNull();
		StoredVariant updated = other.update(TEA, StoredTexts.variant("12", StoredTexts.FIRST));
		assertThat(updated.standing()).isEqualTo(Standing.PRESENT);
		one.clear();
		awaitStanding(updated, Standing.INVALIDATED);
		assertThat(output).doesNotContain("Redis cannot be used")
			.doesNotContain(DEAF)
			.contains("Grant the user '+eval +evalsha'.");
	}

	/**
	 * Fill until messages arrive: before, nothing is trusted.
	 */
	private static StoredVariant awaitHeld(Region region, String text) {
		Awaitility.await().atMost(LIMIT).until(() -> fill(region, text) != null);
		return fill(region, text);
	}

	/**
	 * Messages extend the trust in what is held beyond the maximum staleness.
	 */
	private static void awaitLasting(Region region, StoredVariant held) {
		long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
		Awaitility.await().atMost(LIMIT).until(() -> System.nanoTime() > end);
		assertThat(held.standing()).isEqualTo(Standing.PRESENT);
	}

	@Test
	void withoutBothValuesAreHeldForTheMaximumStaleness(CapturedOutput output) {
		launch("~* resetchannels +@all -@scripting");
		Region one = prices(node());
		Awaitility.await().atMost(LIMIT).until(() -> output.getOut().contains(DEAF));
		StoredVariant held = awaitHeld(one, "10");
		assertThat(held.standing()).isEqualTo(Standing.PRESENT);
		awaitStanding(held, Standing.INVALIDATED);
		assertThat(output).containsOnlyOnce(HOLDING).containsOnlyOnce(DEAF);
	}

	@Test
	void withoutTheKeysValuesAreHeldAndTheMessageNamesThePrefix(CapturedOutput output) {
		launch("~other:* &* +@all");
		Region one = prices(node());
		awaitHeld(one, "10");
		assertThat(output).containsOnlyOnce(HOLDING)
			.contains(
					"Grant the user the keys '~ember:shop:*', or set 'ember.cache.redis.key-prefix' to a prefix that it "
							+ "may use.");
	}

	@Test
	void theRightsThatTheDocumentationNamesAreEnough(CapturedOutput output) {
		launch("~ember:shop:* resetchannels &ember:shop:* +@all -@admin -@dangerous");
		Region one = prices(node());
		Region other = prices(node());
		StoredVariant held = awaitHeld(one, "10");
		awaitLasting(one, held);
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("10");
		assertThat(output).doesNotContain("Redis ");
	}

	@Test
	void aSingleCommandThatIsMissingIsNamed(CapturedOutput output) {
		launch("~* &* +@all -hincrby");
		Region one = prices(node());
		fill(one, "10");
		awaitHeld(one, "10");
		assertThat(output).containsOnlyOnce(HOLDING);
	}

	@Test
	void aRightThatIsGrantedEndsItAndWhatWasInvalidatedMeanwhileIsGone(CapturedOutput output) {
		launch("~* &* +@all");
		Region one = prices(node());
		Awaitility.await().atMost(LIMIT).until(() -> fill(one, "10") != null);
		this.redis.send("ACL SETUSER app -@scripting");
		Awaitility.await().atMost(LIMIT).until(() -> {
			one.invalidate(TEA);
			return output.getOut().contains(HOLDING);
		});
		StoredVariant held = awaitHeld(one, "11");
		this.redis.send("ACL SETUSER app +@scripting");
		Awaitility.await().atMost(LIMIT).until(() -> output.getOut().contains("Redis can be used again"));
		assertThat(held.standing()).isEqualTo(Standing.INVALIDATED);
		assertThat(one.find(TEA)).isEmpty();
		assertThat(fill(one, "12").standing()).isEqualTo(Standing.PRESENT);
	}

}
