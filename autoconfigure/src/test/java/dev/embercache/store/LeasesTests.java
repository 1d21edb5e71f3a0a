package dev.embercache.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Leases}.
 */
class LeasesTests {

	private final Leases<String> leases = new Leases<>();

	@Test
	void holdsUntilTheKeyIsRevoked() {
		Lease lease = this.leases.take("tea");
		assertThat(lease.holds()).isTrue();
		this.leases.revoke("tea");
		assertThat(lease.holds()).isFalse();
	}

	@Test
	void otherKeysDoNotMatter() {
		Lease lease = this.leases.take("tea");
		this.leases.revoke("coffee");
		assertThat(lease.holds()).isTrue();
	}

	@Test
	void aLaterLeaseIsNotRevokedByAnEarlierRevocation() {
		Lease early = this.leases.take("tea");
		this.leases.revoke("tea");
		Lease late = this.leases.take("tea");
		assertThat(early.holds()).isFalse();
		assertThat(late.holds()).isTrue();
	}

	@Test
	void severalComputationsOfOneKeyAreRevokedTogether() {
		Lease one = this.leases.take("tea");
		Lease other = this.leases.take("tea");
		this.leases.revoke("tea");
		assertThat(one.holds()).isFalse();
		assertThat(other.holds()).isFalse();
	}

	@Test
	void allLeasesEndTogether() {
		Lease lease = this.leases.take("tea");
		this.leases.revokeAll();
		assertThat(lease.holds()).isFalse();
		assertThat(this.leases.take("tea").holds()).isTrue();
	}

}
