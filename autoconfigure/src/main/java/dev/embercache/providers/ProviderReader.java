package dev.embercache.providers;

/**
 * Reads what the application says to one provider.
 */
public interface ProviderReader {

	/**
	 * Read all that is said. May create the beans that say it.
	 * @return what is said; empty if it is nothing
	 */
	ProviderSettings read();

}
