package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A value that was computed before an eviction does not come back behind it.
 */
@JCStressTest
@Outcome(id = "\\[]", expect = Expect.ACCEPTABLE, desc = "The eviction came last, or the fill was refused.")
@Outcome(id = "\\[new]", expect = Expect.ACCEPTABLE, desc = "The computation began after the change.")
@Outcome(id = "\\[old]", expect = Expect.FORBIDDEN, desc = "A stale value survives the eviction.")
@State
public class FillAndEvictStress {

	private final Prices prices = new Prices();

	@Actor
	public void read() {
		this.prices.read();
	}

	@Actor
	public void evict() {
		this.prices.change();
		this.prices.evict();
	}

	@Arbiter
	public void look(L_Result result) {
		result.r1 = this.prices.stored();
	}

}
