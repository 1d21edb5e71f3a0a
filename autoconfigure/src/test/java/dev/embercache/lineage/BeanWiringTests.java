package dev.embercache.lineage;

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
		assertThat(BeanWiring.of("a", "com.acme.Shop$Till").className()).isEqualTo("com.acme.Shop$Till");
	}

	@Test
	void differsByClassFactoryAndOrderOfBeans() {
		BeanWiring wiring = BeanWiring.of("a", "com.acme.Shop", "one", "two");
		assertThat(wiring.fingerprint()).isEqualTo(BeanWiring.of("a", "com.acme.Shop", "one", "two").fingerprint())
			.isNotEqualTo(BeanWiring.of("a", "com.acme.Shop", "two", "one").fingerprint())
			.isNotEqualTo(BeanWiring.of("a", "com.acme.Other", "one", "two").fingerprint())
			.isNotEqualTo(wiring.madeBy("com.acme.Config", "shop").fingerprint());
	}

}
