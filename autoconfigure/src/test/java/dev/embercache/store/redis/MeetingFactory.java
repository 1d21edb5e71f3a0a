package dev.embercache.store.redis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisScriptingCommands;
import org.springframework.data.redis.connection.RedisStringCommands;
import org.springframework.data.redis.connection.RedisZSetCommands;

/**
 * Connections whose commands wait for each other before they are sent, once that was
 * asked for: a command that is sent only after the answer to another one never is.
 */
final class MeetingFactory {

	private static final Set<String> COMMANDS = Set.of("evalSha", "get", "zCard");

	private final RedisConnectionFactory factory;

	private volatile CyclicBarrier meeting = new CyclicBarrier(1);

	MeetingFactory(RedisConnectionFactory factory) {
		this.factory = factory;
	}

	/**
	 * From now on, this many commands have to be on their way at a time.
	 */
	void meet(int commands) {
		this.meeting = new CyclicBarrier(commands);
	}

	RedisConnectionFactory proxy() {
		return proxy(RedisConnectionFactory.class, this.factory);
	}

	private <T> T proxy(Class<T> type, Object target) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call(target, method, arguments)));
	}

	private Object call(Object target, Method method, Object[] arguments) throws Throwable {
		if (COMMANDS.contains(method.getName())) {
			this.meeting.await(60, TimeUnit.SECONDS);
		}
		try {
			Object result = method.invoke(target, arguments);
			return switch (method.getName()) {
				case "getConnection" -> proxy(RedisConnection.class, result);
				case "scriptingCommands" -> proxy(RedisScriptingCommands.class, result);
				case "stringCommands" -> proxy(RedisStringCommands.class, result);
				case "zSetCommands" -> proxy(RedisZSetCommands.class, result);
				default -> result;
			};
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
