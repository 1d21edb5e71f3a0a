package dev.embercache.autoconfigure;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the store on disk.
 *
 * @param directory Directory that holds the entries. Created if absent.
 * @param maximumSize Size that the entries of all caches may take together.
 * @param privateInTests Whether each application context of a test has a private store,
 * which is deleted with it.
 */
@ConfigurationProperties(DiskStoreProperties.PREFIX)
record DiskStoreProperties(@DefaultValue(".ember-cache") Path directory, @DefaultValue("256MB") DataSize maximumSize,
		@DefaultValue("true") boolean privateInTests) {

	static final String PREFIX = EmberCacheProperties.PREFIX + ".disk";

	DiskStoreProperties {
		if (maximumSize.toBytes() <= 0) {
			throw new InvalidSettingException(PREFIX + ".maximum-size", maximumSize.toString(), "must be positive",
					"Set it to a positive value, or remove it to use the default.");
		}
	}

}
