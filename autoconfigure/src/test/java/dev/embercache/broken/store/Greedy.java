package dev.embercache.broken.store;

import io.lettuce.core.RedisClient;
import org.h2.mvstore.MVStore;
import org.objectweb.asm.ClassReader;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.data.redis.connection.RedisConnection;

/**
 * Touches each library that others own.
 */
record Greedy(RedisClient lettuce, MVStore h2, ClassReader asm, org.springframework.asm.ClassReader copy,
		Restarter devTools, BeanFactory beans, RedisConnection redis) {

}
