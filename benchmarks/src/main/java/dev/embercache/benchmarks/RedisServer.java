package dev.embercache.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.springframework.cache.CacheManager;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.cache.RedisCacheWriter.RedisCacheWriterConfigurer;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * A server of Redis on the loopback interface, and the caches on it.
 */
final class RedisServer implements AutoCloseable {

	private final redis.embedded.RedisServer server;

	private final int port;

	private final LettuceConnectionFactory connections;

	RedisServer() {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try {
			this.server = redis.embedded.RedisServer.newRedisServer()
				.port(this.port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly no")
				.build();
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.connections = new LettuceConnectionFactory("127.0.0.1", this.port);
		this.connections.afterPropertiesSet();
		this.connections.start();
	}

	/**
	 * Return an application with a cache on this server: of Ember Cache, or of Spring
	 * Data Redis with one of two serializers.
	 */
	CachingApplication application(String provider) {
		return switch (provider) {
			case "ember" -> {
				Map<String, Object> properties = new HashMap<>();
				properties.put("ember.cache.store", "redis");
				properties.put("ember.cache.time-to-live", "1h");
				properties.put("ember.cache.maximum-entries", "100000");
				properties.put("spring.data.redis.host", "127.0.0.1");
				properties.put("spring.data.redis.port", this.port);
				yield CachingApplication.redis(properties);
			}
			case "spring-data-jdk" ->
				CachingApplication.peer(manager(RedisSerializer.java(RedisServer.class.getClassLoader())));
			case "spring-data-json" -> CachingApplication.peer(manager(GenericJacksonJsonRedisSerializer.builder()
				.enableSpringCacheNullValueSupport()
				.enableUnsafeDefaultTyping()
				.build()));
			default -> throw new IllegalArgumentException(provider);
		};
	}

	/**
	 * With writes that are over when a put returns, as those of Ember Cache are.
	 */
	private CacheManager manager(RedisSerializer<?> serializer) {
		RedisCacheManager manager = RedisCacheManager
			.builder(RedisCacheWriter.create(this.connections, RedisCacheWriterConfigurer::immediateWrites))
			.cacheDefaults(RedisCacheConfiguration.defaultCacheConfig()
				.entryTtl(Peers.TIME_TO_LIVE)
				.serializeValuesWith(SerializationPair.fromSerializer(serializer)))
			.build();
		manager.afterPropertiesSet();
		return manager;
	}

	/**
	 * Return the bytes that went over the wire so far, in both directions.
	 */
	long traffic() {
		var statistics = this.connections.getConnection().serverCommands().info("stats");
		return Long.parseLong(statistics.getProperty("total_net_input_bytes"))
				+ Long.parseLong(statistics.getProperty("total_net_output_bytes"));
	}

	/**
	 * Return the processor time that the server took so far.
	 */
	double processorNanos() {
		var usage = this.connections.getConnection().serverCommands().info("cpu");
		return 1e9 * (Double.parseDouble(usage.getProperty("used_cpu_user"))
				+ Double.parseDouble(usage.getProperty("used_cpu_sys")));
	}

	@Override
	public void close() {
		this.connections.destroy();
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
