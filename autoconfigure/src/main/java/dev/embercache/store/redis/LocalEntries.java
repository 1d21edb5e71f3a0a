package dev.embercache.store.redis;

import java.util.List;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Finding;
import dev.embercache.store.Standing;

/**
 * The entries of one cache that this node holds for itself, for as long as Redis answers
 * and does not let its user do what is needed, see {@link Denial}.
 * <p>
 * They have an epoch of their own, which counts only during that time. So they all end
 * once the right is granted, and what was invalidated meanwhile is delivered first, as
 * after any other outage. Nodes still tell each other what they change where the user has
 * a right to the channels; otherwise nothing is held for longer than the maximum
 * staleness, see {@link Subscription}.
 */
final class LocalEntries {

	private static final Log logger = StoreLog.LOGGER;

	private final String cache;

	private final RedisClient client;

	private final Messages messages;

	private final Subscription subscription;

	private final KeyCells cells;

	private volatile long epoch = RandomNumber.next();

	LocalEntries(String cache, RedisClient client, Messages messages, Subscription subscription, KeyCells cells) {
		this.cache = cache;
		this.client = client;
		this.messages = messages;
		this.subscription = subscription;
		this.cells = cells;
	}

	boolean areInUse() {
		return this.client.isDenied();
	}

	/**
	 * Return whether an epoch is the one of these entries, and they are in use.
	 */
	boolean isEpoch(long epoch) {
		return this.epoch == epoch && areInUse();
	}

	Finding look(VariantOwner owner, EntryKey key) {
		KeyCells.Beginning beginning = this.cells.begin(key);
		Origin origin = new Origin(beginning.cell(), this.epoch, 0, 0, beginning.trust());
		return new Finding(List.of(), new RedisLease(owner::isEpoch, beginning, origin, ""));
	}

	@Nullable RedisVariant fill(VariantOwner owner, EntryKey key, Variant variant, RedisLease lease) {
		if (lease.origin().epoch() != this.epoch) {
			return null;
		}
		long now = owner.now();
		RedisVariant filled = lease.cell()
			.add(new RedisVariant(owner, key, variant, lease.origin().numbered(RandomNumber.next()), now, now),
					lease.begin());
		return (filled.standing() == Standing.PRESENT) ? filled : null;
	}

	RedisVariant update(VariantOwner owner, EntryKey key, Variant variant) {
		long token = RandomNumber.next();
		long now = owner.now();
		KeyCells.Beginning beginning = this.cells.begin(key);
		beginning.cell().revoke(token, beginning.news(), Standing.REPLACED);
		RedisVariant updated = beginning.cell()
			.add(new RedisVariant(owner, key, variant,
					new Origin(beginning.cell(), this.epoch, token, 1, beginning.trust()), now, now), beginning.news());
		tell(new Message(this.messages.node(), this.cache, key, token));
		return updated;
	}

	/**
	 * Tell the other nodes that a key was invalidated.
	 */
	void invalidated(EntryKey key) {
		tell(new Message(this.messages.node(), this.cache, key, RandomNumber.next()));
	}

	/**
	 * Forget all entries, and have the other nodes do so.
	 */
	void clear() {
		forget();
		tell(new Message(this.messages.node(), this.cache, null, this.epoch));
	}

	/**
	 * Forget all entries.
	 */
	void forget() {
		this.epoch = RandomNumber.next();
	}

	private void tell(Message message) {
		try {
			this.client.probes().call((connection) -> {
				this.subscription.publish(connection, this.messages.channel(), message.write());
				return true;
			});
		}
		catch (RuntimeException ex) {
			logger.debug(LogMessage.format("Cache '%s': the other instances are not told", this.cache), ex);
		}
	}

}
