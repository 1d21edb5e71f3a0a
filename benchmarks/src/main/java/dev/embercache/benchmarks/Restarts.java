package dev.embercache.benchmarks;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.devtools.restart.FailureHandler;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.Assert;

/**
 * Restarts the application that it is in, as DevTools does when a file has changed, and
 * measures it from inside. It lives in the base class loader. Once the first generation
 * is ready, the class that a system property names is given the word; what it does is
 * over when it returns.
 */
public final class Restarts implements ApplicationListener<ApplicationReadyEvent> {

	/**
	 * The property with the name of a class that is {@link Runnable}.
	 */
	static final String PROPERTY = "benchmarks.restarts";

	private static volatile @Nullable ConfigurableApplicationContext context;

	private static volatile CompletableFuture<Long> awaited = new CompletableFuture<>();

	private static volatile boolean begun;

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		String name = System.getProperty(PROPERTY);
		if (name == null) {
			return;
		}
		long now = System.nanoTime();
		context = event.getApplicationContext();
		awaited.complete(now);
		if (!begun) {
			begun = true;
			Thread thread = new Thread(() -> run(name), "benchmark");
			thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
			thread.start();
		}
	}

	private static void run(String name) {
		try {
			((Runnable) Class.forName(name).getDeclaredConstructor().newInstance()).run();
			System.out.flush();
			Runtime.getRuntime().halt(0);
		}
		catch (Exception | LinkageError ex) {
			ex.printStackTrace();
			System.err.flush();
			Runtime.getRuntime().halt(1);
		}
	}

	/**
	 * Restart, and wait until the next generation is ready.
	 * @param properties the system properties that the next generation shall have
	 * instead; an empty one is removed
	 * @return the time it took, with the end of the generation before, in milliseconds
	 */
	static double restart(Map<String, String> properties) {
		properties.forEach((name, value) -> {
			if (value.isEmpty()) {
				System.clearProperty(name);
			}
			else {
				System.setProperty(name, value);
			}
		});
		context = null;
		CompletableFuture<Long> ready = new CompletableFuture<>();
		awaited = ready;
		long start = System.nanoTime();
		Restarter.getInstance().restart((failure) -> {
			ready.completeExceptionally(failure);
			return FailureHandler.Outcome.ABORT;
		});
		return (ready.orTimeout(2, TimeUnit.MINUTES).join() - start) / 1e6;
	}

	/**
	 * Return the context of the generation that is up.
	 */
	static ConfigurableApplicationContext context() {
		ConfigurableApplicationContext current = context;
		Assert.state(current != null, "The application did not start");
		return current;
	}

}
