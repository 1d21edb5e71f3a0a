package dev.embercache.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.embercache.store.KeyLock;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * One call of {@link Cache#retrieve(Object, Supplier)} that missed the live tier. Follows
 * the protocol of {@link SyncLoad}, except that no thread ever waits: each wait is a
 * future that resumes the caller in its own {@link CallerContext context}.
 * <p>
 * A caller may cancel the future that it was given. Others that joined the computation
 * are not affected by that, unless it has not begun: it is then abandoned, and they start
 * over.
 */
final class AsyncLoad {

	private final CacheView view;

	private final CacheBackend backend;

	private final KeySnapshot key;

	private final Supplier<CompletableFuture<@Nullable Object>> valueLoader;

	/**
	 * Completed with what this load computes, for all that joined it.
	 */
	private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

	/**
	 * The caller's own, which it may cancel.
	 */
	private final CompletableFuture<@Nullable Object> ofCaller = this.result.copy();

	AsyncLoad(CacheView view, KeySnapshot key, Supplier<CompletableFuture<@Nullable Object>> valueLoader) {
		this.view = view;
		this.backend = view.backend();
		this.key = key;
		this.valueLoader = valueLoader;
	}

	/**
	 * Return the value to come, from another computation or from this one.
	 */
	CompletableFuture<@Nullable Object> run() {
		CompletableFuture<@Nullable Object> other = this.backend.asyncSingleFlight()
			.beginOrJoin(this.key, this.result, this::findOrCompute);
		return (other != null) ? startOverAfter(other) : this.ofCaller;
	}

	/**
	 * Look at the live tier once another computation is over, and start over if the value
	 * is not there.
	 */
	private CompletableFuture<@Nullable Object> startOverAfter(CompletableFuture<@Nullable Object> other) {
		CallerContext caller = CallerContext.capture();
		return other.thenCompose((value) -> {
			Cache.ValueWrapper live = this.backend.findLive(this.key.key());
			return (live != null) ? CompletableFuture.completedFuture(live.get())
					: caller.resume(() -> new AsyncLoad(this.view, this.key, this.valueLoader).run());
		});
	}

	private CompletableFuture<@Nullable Object> findOrCompute() {
		Lookup lookup = this.view.find(this.key);
		if (!(lookup instanceof Lookup.Miss miss)) {
			return completed((Lookup.Hit) lookup);
		}
		KeyLock lock = this.backend.lock(miss);
		try {
			return computeUnderLock(miss, lock).whenComplete((value, ex) -> lock.close());
		}
		catch (RuntimeException | Error ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * Compute once the lock is acquired: on this thread if that is so already, and
	 * otherwise later.
	 */
	private CompletableFuture<@Nullable Object> computeUnderLock(Lookup.Miss miss, KeyLock lock) {
		CompletableFuture<Boolean> acquired = lock.acquireLater(miss.lease());
		if (acquired.isDone()) {
			return computeOrLookAgain(acquired.join(), miss, lock);
		}
		CallerContext caller = CallerContext.capture();
		return acquired.thenCompose((isAcquired) -> caller.resume(() -> {
			if (this.ofCaller.isCancelled()) {
				throw new AsyncSingleFlight.NotBegunException();
			}
			return computeOrLookAgain(isAcquired, miss, lock);
		}));
	}

	private CompletableFuture<@Nullable Object> computeOrLookAgain(boolean acquired, Lookup.Miss miss, KeyLock lock) {
		if (acquired) {
			return compute(miss, lock);
		}
		Lookup lookup = this.view.find(this.key);
		return (lookup instanceof Lookup.Miss latest) ? computeUnderLock(latest, lock) : completed((Lookup.Hit) lookup);
	}

	private CompletableFuture<@Nullable Object> compute(Lookup.Miss miss, KeyLock lock) {
		return this.valueLoader.get().whenComplete((value, ex) -> {
			if (ex == null) {
				this.backend.fillUnlessKeyChanged(miss, value, () -> this.view.producerOf(this.valueLoader));
				lock.computed();
			}
		});
	}

	private static CompletableFuture<@Nullable Object> completed(Lookup.Hit hit) {
		return CompletableFuture.completedFuture(hit.value().get());
	}

}
