package dev.embercache.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/**
 * A Redis of a test's own.
 */
public final class LiveRedis implements BeforeEachCallback, AfterEachCallback {

	/** The name and the password of the user with the rights that a test gives. */
	static final String USER = "app";

	private final @Nullable String rights;

	private @Nullable Path users;

	private @Nullable RedisServer server;

	private int port;

	/**
	 * A Redis that lets everybody do everything.
	 */
	public LiveRedis() {
		this.rights = null;
	}

	/**
	 * A Redis whose user has some rights only.
	 * @param rights the rights, as {@code ACL SETUSER} takes them
	 */
	public LiveRedis(String rights) {
		this.rights = rights;
	}

	boolean hasUser() {
		return this.rights != null;
	}

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		this.port = freePort();
		RedisServerBuilder builder = RedisServer.newRedisServer()
			.port(this.port)
			.setting("bind 127.0.0.1")
			.setting("save \"\"")
			.setting("appendonly no");
		if (this.rights != null) {
			Path users = Files.createTempFile("live-redis", ".acl");
			Files.writeString(users, "user default off%nuser %1$s on >%1$s %2$s%n".formatted(USER, this.rights));
			builder.setting("aclfile " + users);
			this.users = users;
		}
		this.server = builder.build();
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
		if (this.users != null) {
			Files.delete(this.users);
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
