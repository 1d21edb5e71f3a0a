package dev.embercache.values.families;

import java.time.Duration;
import java.util.List;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;

/**
 * Buckets that callers take tokens from.
 */
public final class Bucket4jFamily implements Family {

	@Override
	public String name() {
		return "Bucket4j";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				refused("Bucket", "track-code: false",
						() -> Bucket.builder()
							.addLimit((limit) -> limit.capacity(5).refillGreedy(5, Duration.ofHours(1)))
							.build()),
				kept("ConsumptionProbe", () -> ConsumptionProbe.consumed(3, 5)),
				kept("EstimationProbe", () -> EstimationProbe.canBeConsumed(3)));
	}

}
