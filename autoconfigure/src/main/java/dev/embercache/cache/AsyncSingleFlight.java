package dev.embercache.cache;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Single flight per key for asynchronous computations: callers that miss a key while it
 * is being computed get the future of the one that computes.
 */
final class AsyncSingleFlight {

	private final ConcurrentMap<KeySnapshot, CompletableFuture<@Nullable Object>> running = new ConcurrentHashMap<>();

	/**
	 * Begin a computation, or join the one that is running.
	 * @param begun completed with the result if this call begins the computation
	 * @param computation begins the computation
	 * @return the computation that is already running, or {@code null} if this call began
	 * one
	 */
	@Nullable CompletableFuture<@Nullable Object> beginOrJoin(KeySnapshot key, CompletableFuture<@Nullable Object> begun,
			Supplier<CompletableFuture<@Nullable Object>> computation) {
		CompletableFuture<@Nullable Object> other = this.running.putIfAbsent(key, begun);
		if (other != null) {
			return other;
		}
		try {
			computation.get().whenComplete((value, ex) -> end(key, begun, value, ex));
		}
		catch (RuntimeException | Error ex) {
			// It did not begin: this caller gets the exception itself, the others begin a
			// computation of their own.
			end(key, begun, null, null);
			throw ex;
		}
		return null;
	}

	private void end(KeySnapshot key, CompletableFuture<@Nullable Object> begun, @Nullable Object value,
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
	 * A computation had to wait, and its caller canceled it meanwhile: the others begin
	 * one of their own.
	 */
	static final class NotBegunException extends CancellationException {

	}

}
