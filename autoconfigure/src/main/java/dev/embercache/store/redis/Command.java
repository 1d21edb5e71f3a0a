package dev.embercache.store.redis;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * One or a few commands of Redis that are run on one connection.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
interface Command<T> {

	T run(RedisConnection connection);

}
