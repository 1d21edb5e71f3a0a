package dev.embercache.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A caller whose thread is not held up: what it wants goes on later, on a thread of the
 * JVM's pool that has the class loader of the caller's.
 *
 * @param classLoader the context class loader of the caller's thread
 */
record DeferredCaller(@Nullable ClassLoader classLoader) {

	static DeferredCaller ofThisThread() {
		return new DeferredCaller(Thread.currentThread().getContextClassLoader());
	}

	/**
	 * Go on.
	 * @param action what the caller wants
	 */
	<T extends @Nullable Object> CompletableFuture<T> resume(Supplier<CompletableFuture<T>> action) {
		return CompletableFuture.supplyAsync(() -> call(action)).thenCompose(Function.identity());
	}

	private <T extends @Nullable Object> CompletableFuture<T> call(Supplier<CompletableFuture<T>> action) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(this.classLoader);
		try {
			return action.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
