package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * Who evicts a key and then reads it, {@code sync}, does not get the value of a
 * computation that began before, neither from the cache nor from the thread that computes
 * it at the same time.
 */
@JCStressTest
@Outcome(id = "new, new", expect = Expect.ACCEPTABLE, desc = "The value after the change.")
@Outcome(id = "old, .*", expect = Expect.FORBIDDEN, desc = "A stale value is handed to who evicted it.")
@Outcome(id = ".*, old", expect = Expect.FORBIDDEN, desc = "A stale value survives the eviction.")
@Outcome(id = "new, null", expect = Expect.FORBIDDEN, desc = "The value after the change is lost.")
@State
public class LoadAndEvictStress {

	private final Catalog catalog = new Catalog();

	@Actor
	public void read() {
		this.catalog.read();
	}

	@Actor
	public void evict(LL_Result result) {
		this.catalog.change();
		result.r1 = this.catalog.read();
	}

	@Arbiter
	public void look(LL_Result result) {
		result.r2 = this.catalog.cached();
	}

}
