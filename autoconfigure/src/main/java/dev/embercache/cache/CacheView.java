package dev.embercache.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.embercache.cache.Computations.Computation;
import dev.embercache.lineage.Producer;
import dev.embercache.store.Lease;
import dev.embercache.store.Turn;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.util.Assert;

/**
 * Spring's contract of a cache, for callers of which some tell who computes the values
 * and others do not.
 */
abstract sealed class CacheView implements Cache permits EmberCache, ProducerView {

	private final Tiers tiers;

	CacheView(Tiers tiers) {
		this.tiers = tiers;
	}

	/**
	 * Return who computes the values that are put, or {@code null} if that is not known.
	 */
	abstract @Nullable Producer producer();

	/**
	 * Return who computes the values that come from the given loader.
	 */
	abstract Producer producer(Object valueLoader);

	/**
	 * Return whether a put that follows a miss may be a fill, so that this view is told
	 * of each miss.
	 */
	boolean fills() {
		return false;
	}

	/**
	 * Hear of a miss, to which a put may follow.
	 */
	void missed(Lookup.Miss miss) {
	}

	/**
	 * Hear of a miss after which the other caches of the operation may not be asked for
	 * the key, and are put into all the same.
	 */
	void missedByFirst(Object key) {
	}

	/**
	 * Return the revision of the code that computes the values that are put.
	 */
	int revision() {
		return this.tiers.revision();
	}

	/**
	 * Prepare to read from the store.
	 */
	void reading() {
	}

	final Tiers tiers() {
		return this.tiers;
	}

	@Override
	public final String getName() {
		return this.tiers.name();
	}

	/**
	 * Return what keeps the entries of this cache. What it is depends on the store, and
	 * may change from version to version.
	 */
	@Override
	public final Object getNativeCache() {
		return this.tiers.nativeCache();
	}

	private Lookup find(AskedKey key) {
		ValueWrapper live = this.tiers.findLive(key.key());
		if (live != null) {
			return new Lookup.Hit(live);
		}
		reading();
		return this.tiers.findStored(key);
	}

	@Override
	public final @Nullable ValueWrapper get(Object key) {
		Assert.notNull(key, "'key' must not be null");
		ValueWrapper live = this.tiers.findLive(key);
		if (live != null) {
			return live;
		}
		reading();
		if (!fills()) {
			return this.tiers.readStored(key);
		}
		Lookup lookup = this.tiers.findStored(this.tiers.ask(key));
		if (lookup instanceof Lookup.Miss miss) {
			missed(miss);
			return null;
		}
		return ((Lookup.Hit) lookup).value();
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		ValueWrapper wrapper = get(key);
		Object value = (wrapper != null) ? wrapper.get() : null;
		if (value != null && type != null && !type.isInstance(value)) {
			throw new IllegalStateException(
					"Cache '%s': the value is a %s (%s), not a %s (%s)".formatted(getName(), value.getClass().getName(),
							value.getClass().getClassLoader(), type.getName(), type.getClassLoader()));
		}
		return (T) value;
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(valueLoader, "'valueLoader' must not be null");
		ValueWrapper live = this.tiers.findLive(key);
		if (live == null) {
			return (T) getOrCompute(key, this.tiers.ask(key), valueLoader);
		}
		return (T) live.get();
	}

	private @Nullable Object getOrCompute(Object key, AskedKey asked, Callable<?> valueLoader) {
		ValueWrapper live = null;
		while (live == null) {
			Computation computation = this.tiers.computations().beginOrFind(asked);
			if (computation.isMine()) {
				try (computation) {
					return getOrCompute(key, asked, valueLoader, computation);
				}
			}
			live = computation.await(() -> this.tiers.findLive(asked.key()));
		}
		return live.get();
	}

	private @Nullable Object getOrCompute(Object key, AskedKey asked, Callable<?> valueLoader,
			Computation computation) {
		Lookup lookup = find(asked);
		return (lookup instanceof Lookup.Miss miss) ? compute(key, miss, valueLoader, computation)
				: ((Lookup.Hit) lookup).value().get();
	}

	private @Nullable Object compute(Object key, Lookup.Miss miss, Callable<?> valueLoader, Computation computation) {
		try (Turn turn = this.tiers.turn(miss)) {
			Lookup.Miss latest = miss;
			while (!turn.await(latest.lease())) {
				Lookup lookup = find(latest.key().asked());
				if (lookup instanceof Lookup.Hit hit) {
					return hit.value().get();
				}
				latest = (Lookup.Miss) lookup;
			}
			if (latest.lease() == Lease.NONE) {
				// Nothing is kept: who waited would compute all the same, one after
				// another.
				computation.close();
			}
			Object value = call(key, valueLoader);
			this.tiers.fill(latest, value, () -> producer(valueLoader));
			turn.computed();
			if (computation.isAwaited()) {
				giveIfNotKept(latest, value, computation);
			}
			return value;
		}
	}

	private void giveIfNotKept(Lookup.Miss miss, @Nullable Object value, Computation computation) {
		Lease lease = miss.lease();
		if (this.tiers.findLive(miss.key().key()) == null && lease.holds()) {
			HeldValue held = this.tiers.held(value);
			computation.give(() -> lease.holds() ? held.serve() : null);
		}
	}

	private static @Nullable Object call(Object key, Callable<?> valueLoader) {
		try {
			return valueLoader.call();
		}
		catch (Exception ex) {
			throw new ValueRetrievalException(key, valueLoader, ex);
		}
	}

	@Override
	public final @Nullable CompletableFuture<?> retrieve(Object key) {
		ValueWrapper value = get(key);
		if (value == null) {
			missedByFirst(key);
			return null;
		}
		return CompletableFuture.completedFuture(value);
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(valueLoader, "'valueLoader' must not be null");
		ValueWrapper live = this.tiers.findLive(key);
		if (live != null) {
			return (CompletableFuture<T>) CompletableFuture.completedFuture(live.get());
		}
		return (CompletableFuture<T>) getOrCompute(this.tiers.ask(key),
				(Supplier<CompletableFuture<@Nullable Object>>) (Supplier<?>) valueLoader);
	}

	private CompletableFuture<@Nullable Object> getOrCompute(AskedKey key,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader) {
		CompletableFuture<@Nullable Object> mine = new CompletableFuture<>();
		CompletableFuture<@Nullable Object> given = mine.copy();
		CompletableFuture<@Nullable Object> other = this.tiers.asyncComputations()
			.findOrBegin(key, mine, () -> findOrCompute(key, valueLoader, given));
		return (other != null) ? getAfter(other, key, valueLoader) : given;
	}

	private CompletableFuture<@Nullable Object> getAfter(CompletableFuture<?> other, AskedKey key,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader) {
		DeferredCaller caller = DeferredCaller.ofThisThread();
		return other.thenCompose((value) -> {
			ValueWrapper live = this.tiers.findLive(key.key());
			return (live != null) ? CompletableFuture.completedFuture(live.get())
					: caller.resume(() -> getOrCompute(key, valueLoader));
		});
	}

	private CompletableFuture<@Nullable Object> findOrCompute(AskedKey key,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader, CompletableFuture<?> given) {
		Lookup lookup = find(key);
		if (!(lookup instanceof Lookup.Miss miss)) {
			return CompletableFuture.completedFuture(((Lookup.Hit) lookup).value().get());
		}
		Turn turn = this.tiers.turn(miss);
		try {
			return compute(key, miss, turn, valueLoader, given).whenComplete((value, ex) -> turn.close());
		}
		catch (RuntimeException | Error ex) {
			turn.close();
			throw ex;
		}
	}

	/**
	 * Compute when the turn has come: on this thread if that is so already. Otherwise
	 * this thread is not held up.
	 */
	private CompletableFuture<@Nullable Object> compute(AskedKey key, Lookup.Miss miss, Turn turn,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader, CompletableFuture<?> given) {
		CompletableFuture<Boolean> come = turn.awaitLater(miss.lease());
		if (come.isDone()) {
			return come.join() ? compute(miss, turn, valueLoader) : lookAgain(key, turn, valueLoader, given);
		}
		DeferredCaller caller = DeferredCaller.ofThisThread();
		return come.thenCompose((now) -> caller.<@Nullable Object>resume(() -> {
			if (given.isCancelled()) {
				throw new AsyncComputations.NotBegunException();
			}
			return now ? compute(miss, turn, valueLoader) : lookAgain(key, turn, valueLoader, given);
		}));
	}

	private CompletableFuture<@Nullable Object> lookAgain(AskedKey key, Turn turn,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader, CompletableFuture<?> given) {
		Lookup lookup = find(key);
		return (lookup instanceof Lookup.Miss miss) ? compute(key, miss, turn, valueLoader, given)
				: CompletableFuture.<@Nullable Object>completedFuture(((Lookup.Hit) lookup).value().get());
	}

	private CompletableFuture<@Nullable Object> compute(Lookup.Miss miss, Turn turn,
			Supplier<CompletableFuture<@Nullable Object>> valueLoader) {
		return valueLoader.get().whenComplete((value, ex) -> {
			if (ex == null) {
				fill(miss, value, () -> producer(valueLoader), true);
				turn.computed();
			}
		});
	}

	/**
	 * Fill in what was computed. A computation that goes on when its caller does reads
	 * what the caller makes of the key, so that nobody knows for which key it is.
	 * @param later whether it may have gone on
	 */
	final void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer, boolean later) {
		if (later && miss.key().asked().isChanged()) {
			this.tiers.notKept("the key was changed while it was computed");
		}
		else {
			this.tiers.fill(miss, value, producer);
		}
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		this.tiers.update(key, value, this::producer, revision());
	}

	@Override
	public final @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		return this.tiers.putIfAbsent(key, value);
	}

	@Override
	public final void evict(Object key) {
		evictIfPresent(key);
	}

	@Override
	public final boolean evictIfPresent(Object key) {
		Assert.notNull(key, "'key' must not be null");
		return this.tiers.invalidate(key);
	}

	@Override
	public final void clear() {
		invalidate();
	}

	@Override
	public final boolean invalidate() {
		return this.tiers.clear();
	}

}
