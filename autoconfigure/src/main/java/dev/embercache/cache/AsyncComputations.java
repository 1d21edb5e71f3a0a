package dev.embercache.cache;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The asynchronous computations that run now, one per key at the most.
 */
final class AsyncComputations {

	private final ConcurrentMap<AskedKey, CompletableFuture<@Nullable Object>> running = new ConcurrentHashMap<>();

	/**
	 * Begin a computation unless one runs.
	 * @param computation begins the computation
	 * @return the computation that runs already, or {@code null} if this call began one,
	 * which is then in {@code begun}
	 */
	@Nullable CompletableFuture<@Nullable Object> findOrBegin(AskedKey key, CompletableFuture<@Nullable Object> begun,
			Supplier<CompletableFuture<@Nullable Object>> computation) {
		CompletableFuture<@Nullable Object> other = this.running.putIfAbsent(key, begun);
		if (other != null) {
			return other;
		}
		try {
			computation.get().whenComplete((value, ex) -> end(key, begun, value, ex));
		}
		catch (RuntimeException | Error ex) {
			// It did not begin: this caller has the exception as it is, the others begin
			// one of their own.
			end(key, begun, null, null);
			throw ex;
		}
		return null;
	}

	private void end(AskedKey key, CompletableFuture<@Nullable Object> begun, @Nullable Object value,
			@Nullable Throwable ex) {
		this.running.remove(key, begun);
		if (ex instanceof CompletionException && ex.getCause() instanceof NotBegunException) {
			begun.complete(null);
		}
		else if (ex != null) {
			begun.completeExceptionally(ex);
		}
		else {
			begun.complete(value);
		}
	}

	/**
	 * A computation had to wait, and its caller lost interest: the others begin one of
	 * their own.
	 */
	static final class NotBegunException extends CancellationException {

	}

}
