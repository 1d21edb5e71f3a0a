package dev.embercache.values.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

import redis.embedded.RedisServer;

import org.springframework.util.FileSystemUtils;

import dev.embercache.values.judge.Outcome.Way;

/**
 * All that is played, two JVMs at a time.
 */
final class Plays {

	private final Path folder;

	private final Map<Way, Records> records = new EnumMap<>(Way.class);

	private Plays(Path folder) {
		this.folder = folder;
		for (Way way : List.of(Way.RUN, Way.RESTART, Way.DISK, Way.REDIS)) {
			this.records.put(way, new Records(folder, way));
		}
	}

	/**
	 * Play everything.
	 * @param folder where the records and logs are
	 */
	static Plays in(Path folder) throws IOException {
		FileSystemUtils.deleteRecursively(folder);
		Files.createDirectories(folder);
		Plays plays = new Plays(folder.toAbsolutePath());
		CompletableFuture<Void> stores = CompletableFuture.runAsync(plays::playStores);
		try {
			plays.jvm(Way.RUN).play(Session.Part.COPY);
			plays.jvm(Way.RESTART, "--spring.devtools.restart.trigger-file=.restart").play(Session.Part.RESTART);
			stores.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		return plays;
	}

	private void playStores() {
		Jvm disk = jvm(Way.DISK, "--ember.cache.store=disk",
				"--ember.cache.disk.directory=" + this.folder.resolve("store"));
		disk.play(Session.Part.WRITE);
		disk.play(Session.Part.READ);
		int port = freePort();
		try {
			RedisServer server = RedisServer.newRedisServer()
				.port(port)
				.setting("bind 127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly no")
				.build();
			server.start();
			try {
				Jvm redis = jvm(Way.REDIS, "--ember.cache.store=redis", "--spring.data.redis.port=" + port);
				redis.play(Session.Part.WRITE);
				redis.play(Session.Part.READ);
			}
			finally {
				server.stop();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Jvm jvm(Way way, String... properties) {
		return new Jvm(this.folder, way, List.of(properties));
	}

	/**
	 * Find a port that is free, and that nobody who asks the system for any port is given
	 * before the server has it: those begin at 32,768.
	 */
	private static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Another has it.
			}
		}
	}

	Map<Way, Records> records() {
		return this.records;
	}

}
