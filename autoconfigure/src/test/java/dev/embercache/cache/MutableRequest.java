package dev.embercache.cache;

/**
 * A key that can change, and whose hash code does not tell: a cache that looked at the
 * caller's own object would find it under what it has become.
 */
final class MutableRequest {

	int page;

	MutableRequest(int page) {
		this.page = page;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MutableRequest that && this.page == that.page;
	}

	@Override
	public int hashCode() {
		return 1;
	}

}
