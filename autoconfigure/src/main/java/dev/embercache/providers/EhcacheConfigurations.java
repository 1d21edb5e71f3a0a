package dev.embercache.providers;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import javax.cache.configuration.Configuration;

import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.ResourcePools;
import org.ehcache.config.ResourceType;
import org.ehcache.config.SizedResourcePool;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

import dev.embercache.settings.Setting;

/**
 * Reads the configuration of a cache of Ehcache. The class that brings it into the form
 * of JCache gives it to nobody, so it is read from a field.
 */
final class EhcacheConfigurations {

	private EhcacheConfigurations() {
	}

	/**
	 * Read a configuration if it is one of Ehcache.
	 * @return whether it is
	 */
	static boolean read(Configuration<?, ?> configuration, Map<String, Setting> own, String source,
			ProviderSettings settings) {
		Field field = ReflectionUtils.findField(configuration.getClass(), null, CacheConfiguration.class);
		if (field == null) {
			return false;
		}
		ReflectionUtils.makeAccessible(field);
		if (!(ReflectionUtils.getField(field, configuration) instanceof CacheConfiguration<?, ?> cache)) {
			return false;
		}
		readExpiry(cache.getExpiryPolicy(), own, source);
		readSize(cache.getResourcePools(), own, source, settings);
		return true;
	}

	// The policies that Ehcache makes do not look at key and value.
	@SuppressWarnings("NullAway")
	private static void readExpiry(ExpiryPolicy<?, ?> expiry, Map<String, Setting> own, String source) {
		Duration access = expiry.getExpiryForAccess(null, () -> null);
		Duration creation = expiry.getExpiryForCreation(null, null);
		if (isLimit(access)) {
			ProviderSettings.put(own, ProviderSettings.TIME_TO_IDLE, access, source);
		}
		else if (isLimit(creation)) {
			ProviderSettings.put(own, ProviderSettings.TIME_TO_LIVE, creation, source);
		}
	}

	private static boolean isLimit(@Nullable Duration duration) {
		return duration != null && !duration.equals(ExpiryPolicy.INFINITE);
	}

	private static void readSize(ResourcePools pools, Map<String, Setting> own, String source,
			ProviderSettings settings) {
		SizedResourcePool heap = pools.getPoolForResource(ResourceType.Core.HEAP);
		if (heap != null && heap.getUnit() == EntryUnit.ENTRIES) {
			ProviderSettings.put(own, ProviderSettings.MAXIMUM_ENTRIES, heap.getSize(), source);
		}
		else if (heap != null) {
			settings.leave("the size of the heap in " + source, "ember.cache.caches.<name>.maximum-weight");
		}
		Set<ResourceType<?>> types = pools.getResourceTypeSet();
		if (types.contains(ResourceType.Core.OFFHEAP)) {
			settings.leave("memory off the heap in " + source, "ember.cache.caches.<name>.maximum-weight");
		}
		if (types.contains(ResourceType.Core.DISK)) {
			settings.leave("the disk in " + source, "ember.cache.caches.<name>.store=disk");
		}
	}

}
