package dev.embercache.store.redis;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/**
 * A frequent command, which the caller's own thread sends if the client allows it, see
 * {@link DirectConnection}; with any other client it is run like all commands.
 *
 * @param <T> the type of the answer
 */
sealed interface Request<T> extends Command<T> {

	/**
	 * Send the command, and return at once.
	 */
	Future<T> send(DirectConnection connection);

	/**
	 * Send the command that takes its place after a failure.
	 * @return the answer to come, or {@code null} if nothing does
	 */
	default @Nullable Future<T> sendAfter(Throwable failure, DirectConnection connection) {
		return null;
	}

	/**
	 * Read some fields of a hash. Those that are not there are {@code null}.
	 */
	record Fields(byte[] key, byte[][] fields) implements Request<List<byte[]>> {

		@Override
		public List<byte[]> run(RedisConnection connection) {
			return connection.hashCommands().hMGet(this.key, this.fields);
		}

		@Override
		public Future<List<byte[]>> send(DirectConnection connection) {
			return connection.fields(this.key, this.fields);
		}

	}

	/**
	 * Read a string: the only element, which is {@code null} if it is not there.
	 */
	record Text(byte[] key) implements Request<List<byte[]>> {

		@Override
		public List<byte[]> run(RedisConnection connection) {
			return Collections.singletonList(connection.stringCommands().get(this.key));
		}

		@Override
		public Future<List<byte[]>> send(DirectConnection connection) {
			return connection.text(this.key);
		}

	}

	/**
	 * Run a script. The server is told its digest, and its text if it does not know it.
	 */
	record Run(Script script, int keys, byte[][] arguments) implements Request<List<Object>> {

		@Override
		public List<Object> run(RedisConnection connection) {
			List<Object> result;
			try {
				result = connection.scriptingCommands()
					.evalSha(this.script.digest(), ReturnType.MULTI, this.keys, this.arguments);
			}
			catch (RuntimeException ex) {
				if (!isUnknown(ex)) {
					throw ex;
				}
				result = connection.scriptingCommands()
					.eval(this.script.text(), ReturnType.MULTI, this.keys, this.arguments);
			}
			return (result != null) ? result : List.of();
		}

		@Override
		public Future<List<Object>> send(DirectConnection connection) {
			return connection.run(this.script.digest(), this.keys, this.arguments);
		}

		@Override
		public @Nullable Future<List<Object>> sendAfter(Throwable failure, DirectConnection connection) {
			return isUnknown(failure) ? connection.run(this.script.text(), this.keys, this.arguments) : null;
		}

		private static boolean isUnknown(@Nullable Throwable ex) {
			String message = (ex != null) ? ex.getMessage() : null;
			return ex != null && ((message != null && message.contains("NOSCRIPT")) || isUnknown(ex.getCause()));
		}

	}

}
