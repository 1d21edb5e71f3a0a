package dev.embercache.store;

import java.lang.ref.WeakReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeakValues}.
 */
class WeakValuesTests {

	private final WeakValues<String, Object> values = new WeakValues<>();

	@Test
	void aValueThatIsInUseIsShared() {
		Object value = this.values.getOrCreate("tea", Object::new);
		assertThat(this.values.getOrCreate("tea", Object::new)).isSameAs(value);
		assertThat(this.values.find("tea")).isSameAs(value);
		assertThat(this.values.find("coffee")).isNull();
	}

	@Test
	void aValueThatIsNotInUseGoes() {
		WeakReference<Object> value = new WeakReference<>(this.values.getOrCreate("tea", Object::new));
		Awaitility.await().until(() -> {
			System.gc();
			return value.refersTo(null);
		});
		assertThat(this.values.find("tea")).isNull();
	}

	@Test
	void aValueThatIsRemovedGoesAtOnce() {
		Object value = new Object();
		this.values.put("tea", value);
		assertThat(this.values.remove("tea")).isSameAs(value);
		assertThat(this.values.remove("tea")).isNull();
		this.values.put("tea", value);
		this.values.clear();
		assertThat(this.values.find("tea")).isNull();
	}

}
