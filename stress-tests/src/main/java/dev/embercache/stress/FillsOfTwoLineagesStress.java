package dev.embercache.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import dev.embercache.store.Lease;

/**
 * Of two fills of different lineages, both stay.
 */
@JCStressTest
@Outcome(id = "\\[new and old]", expect = Expect.ACCEPTABLE, desc = "Both stay.")
@Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "A value is lost.")
@State
public class FillsOfTwoLineagesStress {

	private final Prices prices = new Prices();

	private final Lease one = this.prices.lease();

	private final Lease other = this.prices.lease();

	@Actor
	public void fill() {
		this.prices.fill(Prices.OLD, Prices.FIRST, this.one);
	}

	@Actor
	public void fillToo() {
		this.prices.fill(Prices.NEW, Prices.SECOND, this.other);
	}

	@Arbiter
	public void look(L_Result result) {
		result.r1 = this.prices.stored();
	}

}
