package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A value that was put because there was none is not replaced by what another thread
 * computes beside it.
 */
@JCStressTest
@Outcome(id = "new, \\[new]", expect = Expect.ACCEPTABLE, desc = "The value that was put stays.")
@Outcome(id = "old, \\[old]", expect = Expect.ACCEPTABLE, desc = "The fill came first.")
@Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "A stale value replaced the one that was put.")
@State
public class FillAndPutIfAbsentStress {

	private final Prices prices = new Prices();

	@Actor
	public void read() {
		this.prices.read();
	}

	@Actor
	public void put(LL_Result result) {
		result.r1 = this.prices.putIfAbsent(Prices.NEW);
	}

	@Arbiter
	public void look(LL_Result result) {
		result.r2 = this.prices.stored();
	}

}
