package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The connection that all threads of the application share, of a client that sends a
 * command without waiting for its reply: Lettuce. So a caller that waits for a bounded
 * time only needs no thread of ours. Use this class only if Lettuce is on the class path.
 * Safe for use by several threads.
 */
final class DirectConnection {

	private final RedisClusterAsyncCommands<byte[], byte[]> commands;

	private final StatefulConnection<byte[], byte[]> connection;

	private DirectConnection(RedisClusterAsyncCommands<byte[], byte[]> commands,
			StatefulConnection<byte[], byte[]> connection) {
		this.commands = commands;
		this.connection = connection;
	}

	/**
	 * Return the shared connection behind a connection.
	 * @return the shared connection, or {@code null} if there is none
	 */
	@SuppressWarnings({ "unchecked", "deprecation" })
	static @Nullable DirectConnection of(RedisConnectionFactory factory, RedisConnection connection) {
		// Getting a connection may take as long as a command if it is not shared, or if
		// it is validated before each use.
		if (!(factory instanceof LettuceConnectionFactory lettuce) || !lettuce.getShareNativeConnection()
				|| lettuce.getValidateConnection()) {
			return null;
		}
		Object commands = connection.getNativeConnection();
		if (commands instanceof RedisAsyncCommands<?, ?>) {
			RedisAsyncCommands<byte[], byte[]> one = (RedisAsyncCommands<byte[], byte[]>) commands;
			return new DirectConnection(one, one.getStatefulConnection());
		}
		if (commands instanceof RedisAdvancedClusterAsyncCommands<?, ?>) {
			RedisAdvancedClusterAsyncCommands<byte[], byte[]> cluster = (RedisAdvancedClusterAsyncCommands<byte[], byte[]>) commands;
			return new DirectConnection(cluster, cluster.getStatefulConnection());
		}
		return null;
	}

	/**
	 * Return whether it was not closed. It is open too while the client connects again.
	 */
	boolean isOpen() {
		return this.connection.isOpen();
	}

	Future<List<byte[]>> fields(byte[] key, byte[]... fields) {
		CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(key);
		for (byte[] field : fields) {
			arguments.add(field);
		}
		return this.commands.dispatch(CommandType.HMGET, new ValueListOutput<>(ByteArrayCodec.INSTANCE), arguments);
	}

	Future<List<byte[]>> text(byte[] key) {
		return this.commands.dispatch(CommandType.GET, new OneValue(),
				new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(key));
	}

	Future<List<Object>> run(String digest, int keys, byte[]... keysAndArguments) {
		return this.commands.evalsha(digest, ScriptOutputType.MULTI, Arrays.copyOf(keysAndArguments, keys),
				Arrays.copyOfRange(keysAndArguments, keys, keysAndArguments.length));
	}

	Future<List<Object>> run(byte[] script, int keys, byte[]... keysAndArguments) {
		return this.commands.eval(script, ScriptOutputType.MULTI, Arrays.copyOf(keysAndArguments, keys),
				Arrays.copyOfRange(keysAndArguments, keys, keysAndArguments.length));
	}

	/**
	 * A value in a list of its own, which is {@code null} if there is none.
	 */
	private static final class OneValue extends CommandOutput<byte[], byte[], List<byte[]>> {

		OneValue() {
			super(ByteArrayCodec.INSTANCE, Collections.singletonList(null));
		}

		@Override
		public void set(@Nullable ByteBuffer bytes) {
			this.output = Collections.singletonList((bytes != null) ? this.codec.decodeValue(bytes) : null);
		}

	}

}
