package dev.embercache.sample.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import redis.embedded.RedisServer;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Starts a Redis on the usual port, unless one is given or runs there. It lives as long
 * as the JVM, so that restarts find it again.
 */
@Configuration(proxyBeanMethods = false)
@Profile("redis")
class EmbeddedRedisConfiguration {

	private static final int PORT = 6379;

	/**
	 * Early, so that it runs before anything connects.
	 */
	@Bean
	static BeanFactoryPostProcessor embeddedRedis(Environment environment) {
		return (beanFactory) -> {
			boolean given = environment.containsProperty("spring.data.redis.host")
					|| environment.containsProperty("spring.data.redis.url");
			if (!given && !isThere()) {
				start();
			}
		};
	}

	private static boolean isThere() {
		try (Socket socket = new Socket("localhost", PORT)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void start() {
		try {
			RedisServer.newRedisServer().port(PORT).bind("127.0.0.1").setting("save \"\"").build().start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
