package dev.embercache.store.disk;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.util.unit.DataSize;

/**
 * The bytes that all entries of a store take together, and their limit. Safe for use by
 * several threads.
 */
final class Room {

	private final AtomicLong used = new AtomicLong();

	private volatile long maximum;

	Room(DataSize maximum) {
		this.maximum = maximum.toBytes();
	}

	void limit(DataSize maximum) {
		this.maximum = maximum.toBytes();
	}

	void add(long bytes) {
		this.used.addAndGet(bytes);
	}

	void empty() {
		this.used.set(0);
	}

	long used() {
		return this.used.get();
	}

	boolean isOverfull() {
		return this.used.get() > this.maximum;
	}

}
