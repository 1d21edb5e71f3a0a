package dev.embercache.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/**
 * A Redis of a test's own.
 */
public final class LiveRedis implements BeforeEachCallback, AfterEachCallback {

	private @Nullable RedisServer server;

	private int port;

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		this.port = freePort();
		this.server = RedisServer.newRedisServer()
			.port(this.port)
			.setting("bind 127.0.0.1")
			.setting("save \"\"")
			.setting("appendonly no")
			.build();
		this.server.start();
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

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		if (this.server != null) {
			this.server.stop();
		}
	}

	/**
	 * Return the names of all keys.
	 * @return the names
	 */
	public Set<String> keys() {
		try (Jedis client = new Jedis("127.0.0.1", this.port)) {
			return client.keys("*");
		}
	}

	int port() {
		return this.port;
	}

}
