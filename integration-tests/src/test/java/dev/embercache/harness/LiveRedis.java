package dev.embercache.harness;

import java.io.IOException;
import java.net.ServerSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/**
 * A Redis of a test's own.
 */
public final class LiveRedis implements BeforeEachCallback, AfterEachCallback {

	private @Nullable RedisServer server;

	private int port;

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		this.server = RedisServer.newRedisServer()
			.port(this.port)
			.setting("bind 127.0.0.1")
			.setting("save \"\"")
			.setting("appendonly no")
			.build();
		this.server.start();
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		if (this.server != null) {
			this.server.stop();
		}
	}

	int port() {
		return this.port;
	}

}
