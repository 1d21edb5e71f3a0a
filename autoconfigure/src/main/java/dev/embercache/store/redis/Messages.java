package dev.embercache.store.redis;

import dev.embercache.entry.EntryKey;

/**
 * The messages that this node sends.
 *
 * @param node a random number that no other node has
 * @param keys the names of keys and channels
 */
record Messages(long node, Keys keys) {

	/**
	 * Return the channel of all nodes.
	 */
	byte[] channel() {
		return Script.argument(this.keys.channel());
	}

	/**
	 * Return the channel on which this node hears itself only.
	 */
	String ownChannel() {
		return this.keys.channel(RandomNumber.text(this.node));
	}

	boolean isOwn(Message message) {
		return message.node() == this.node;
	}

	/**
	 * Return the message that a cache has a new epoch.
	 */
	byte[] epoch(String cache, long epoch) {
		return new Message(this.node, cache, null, epoch).write();
	}

	/**
	 * Return the message that a computation has ended.
	 */
	byte[] computed(String cache, EntryKey key) {
		return new Message(this.node, cache, key, Message.COMPUTED).write();
	}

	/**
	 * Return what a script has to be told to send a message about the key that it writes:
	 * all else is in the name of the entry, or the new fencing token. That is what there
	 * is before the token, and then the lengths of the prefix of all names and of the
	 * name of the cache, 2 bytes each.
	 */
	byte[] about(String cache) {
		return Message.about(this.node, this.keys.prefixLength(), cache);
	}

}
