package dev.embercache.store.redis;

/**
 * Runs commands: those of callers, which are refused during an outage, or probes, which
 * are not.
 */
@FunctionalInterface
interface Commands {

	/**
	 * Send a command. Several that are sent before the first is waited for take the time
	 * of one, and are carried out in any order.
	 * @throws OutageException if Redis cannot be used at the moment
	 */
	<T> PendingReply<T> send(Command<T> command);

	/**
	 * Run a command.
	 * @throws OutageException if Redis cannot be used at the moment
	 * @throws RuntimeException if what is in Redis is not what the command expects
	 */
	default <T> T call(Command<T> command) {
		return send(command).await();
	}

}
