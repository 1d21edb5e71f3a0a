package dev.embercache.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

import dev.embercache.settings.Setting;

/**
 * Converts the settings of a cache, wherever they come from, as Spring Boot converts
 * properties, so that a value that cannot be converted is reported with its origin.
 */
final class SettingBinder {

	private SettingBinder() {
	}

	static EmberCacheProperties.Cache bind(String cache, Map<String, Setting> settings) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName
			.of(EmberCacheProperties.CACHES + "[" + cache.replace('[', '(').replace(']', ')') + "]");
		Map<ConfigurationPropertyName, ConfigurationProperty> properties = new HashMap<>();
		settings.forEach((key, setting) -> setting.parts().forEach((index, value) -> {
			ConfigurationPropertyName name = prefix.append(key + index);
			properties.put(name, new ConfigurationProperty(name, value, setting.origin()));
		}));
		ConfigurationPropertySource source = properties::get;
		return new Binder(source).bindOrCreate(prefix.toString(), EmberCacheProperties.Cache.class);
	}

}
