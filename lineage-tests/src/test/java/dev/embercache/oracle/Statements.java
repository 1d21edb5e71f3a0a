package dev.embercache.oracle;

import java.util.concurrent.atomic.AtomicInteger;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Counts what Hibernate asks the database, which tells whether a cached method of a
 * repository was computed. It has no code that could be woven.
 */
public final class Statements implements StatementInspector {

	private static final AtomicInteger COUNT = new AtomicInteger();

	static int count() {
		return COUNT.get();
	}

	@Override
	public String inspect(String sql) {
		COUNT.incrementAndGet();
		return sql;
	}

}
