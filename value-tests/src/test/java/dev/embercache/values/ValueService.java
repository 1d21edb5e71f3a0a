package dev.embercache.values;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/**
 * Service whose values are cached.
 */
@Service
public class ValueService {

	private final Computations computations;

	ValueService(Computations computations) {
		this.computations = computations;
	}

	/**
	 * Return a value, which is made where the cache has none.
	 */
	@Cacheable("values")
	public Object value(String family, String name) {
		this.computations.begin();
		return Families.get(family, name).make();
	}

	/**
	 * Return the answer for a key, which says for which one it is.
	 */
	@Cacheable(cacheNames = "keys", key = "#key")
	public String answer(Object key, String label) {
		this.computations.begin();
		return label;
	}

	/**
	 * Forget the answer for a key.
	 */
	@CacheEvict(cacheNames = "keys", key = "#key")
	public void forget(Object key) {
	}

}
