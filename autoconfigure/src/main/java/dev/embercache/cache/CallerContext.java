package dev.embercache.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The context of a caller whose thread is not blocked: its work resumes later, on a
 * thread of the common pool under the caller's context class loader.
 *
 * @param classLoader the context class loader of the caller's thread
 */
record CallerContext(@Nullable ClassLoader classLoader) {

	static CallerContext capture() {
		return new CallerContext(Thread.currentThread().getContextClassLoader());
	}

	/**
	 * Resume the caller's work on another thread.
	 * @param action the work
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
