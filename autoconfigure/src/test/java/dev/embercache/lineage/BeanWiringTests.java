package dev.embercache.lineage;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BeanWiring}.
 */
class BeanWiringTests {

	@Test
	void forgetsWhatDiffersFromRunToRun() {
		assertThat(BeanWiring.of("a", "com.acme.Shop$$SpringCGLIB$$0").className()).isEqualTo("com.acme.Shop");
		assertThat(BeanWiring.of("a", "com.acme.Shop$$Lambda/0x00007f1").className()).isEqualTo("com.acme.Shop");
		assertThat(BeanWiring.of("a", "jdk.proxy2.$Proxy87").className()).isEqualTo("proxy");
		assertThat(BeanWiring.of("a", "com.acme.$Proxy87").className()).as("of an interface that is not public")
			.isEqualTo("proxy");
		assertThat(BeanWiring.of("a", "com.acme.Shop$Till").className()).isEqualTo("com.acme.Shop$Till");
	}

	@Test
	void differsByClassFactoryAndOrderOfBeans() {
		BeanWiring wiring = BeanWiring.of("a", "com.acme.Shop", "one", "two");
		assertThat(wiring.fingerprint(UnaryOperator.identity()))
			.isEqualTo(BeanWiring.of("a", "com.acme.Shop", "one", "two").fingerprint(UnaryOperator.identity()))
			.isNotEqualTo(BeanWiring.of("a", "com.acme.Shop", "two", "one").fingerprint(UnaryOperator.identity()))
			.isNotEqualTo(BeanWiring.of("a", "com.acme.Other", "one", "two").fingerprint(UnaryOperator.identity()))
			.isNotEqualTo(wiring.madeBy("com.acme.Config", "shop").fingerprint(UnaryOperator.identity()));
	}

}
