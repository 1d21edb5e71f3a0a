package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Where there is a value of another version of the code, an update, by {@code @CachePut},
 * is not replaced by what another thread computes beside it, even if the source does not
 * yet say what the update says.
 */
@JCStressTest
@Outcome(id = "\\[new]", expect = Expect.ACCEPTABLE, desc = "The update stays.")
@Outcome(id = "\\[old]", expect = Expect.FORBIDDEN, desc = "A stale value replaced the update.")
@Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "Something else stays beside the update.")
@State
public class FillAndUpdateOfStaleStress {

	private final Prices prices = new Prices();

	public FillAndUpdateOfStaleStress() {
		this.prices.fill("older", Prices.SECOND, this.prices.lease());
	}

	@Actor
	public void read() {
		this.prices.read();
	}

	@Actor
	public void update() {
		this.prices.update(Prices.NEW);
	}

	@Arbiter
	public void look(L_Result result) {
		result.r1 = this.prices.stored();
	}

}
