package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Two threads that want the same key, {@code sync}, compute it once.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "One of them computes.")
@Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "Both compute.")
@State
public class LoadsStress {

	private final Catalog catalog = new Catalog();

	@Actor
	public void read() {
		this.catalog.read();
	}

	@Actor
	public void readToo() {
		this.catalog.read();
	}

	@Arbiter
	public void count(I_Result result) {
		result.r1 = this.catalog.computations();
	}

}
