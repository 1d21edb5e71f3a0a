package dev.embercache.lineage;

import java.util.Arrays;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * A growing sequence of values, written so that different sequences never have the same
 * bytes.
 */
public final class Tokens {

	private byte[] bytes = new byte[128];

	private int size;

	public Tokens add(@Nullable String value) {
		if (value == null) {
			return add(-1);
		}
		int length = value.length();
		add(length);
		room(2 * length);
		for (int i = 0; i < length; i++) {
			char character = value.charAt(i);
			this.bytes[this.size++] = (byte) (character >>> 8);
			this.bytes[this.size++] = (byte) character;
		}
		return this;
	}

	public Tokens add(int value) {
		room(4);
		this.bytes[this.size++] = (byte) (value >>> 24);
		this.bytes[this.size++] = (byte) (value >>> 16);
		this.bytes[this.size++] = (byte) (value >>> 8);
		this.bytes[this.size++] = (byte) value;
		return this;
	}

	public Tokens add(long value) {
		return add((int) (value >>> 32)).add((int) value);
	}

	public Tokens add(Fingerprint fingerprint) {
		return add(fingerprint.high()).add(fingerprint.low());
	}

	public Tokens add(Tokens other) {
		add(other.size);
		return append(other.bytes, other.size);
	}

	public Tokens addAll(Collection<String> values) {
		add(values.size());
		values.forEach(this::add);
		return this;
	}

	public boolean isEmpty() {
		return this.size == 0;
	}

	public Fingerprint fingerprint() {
		return Fingerprint.of(this.bytes, 0, this.size);
	}

	private Tokens append(byte[] source, int length) {
		room(length);
		System.arraycopy(source, 0, this.bytes, this.size, length);
		this.size += length;
		return this;
	}

	private void room(int length) {
		if (this.bytes.length - this.size < length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.size + length));
		}
	}

}
