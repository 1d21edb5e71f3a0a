package dev.embercache.store.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Fingerprint;

/**
 * The names of all keys and channels in Redis.
 *
 * <pre>
 * entry:cache:epoch:key    hash, one per key
 * epoch:cache              string, the epoch of a cache
 * index:{epoch:cache}      sorted set of the keys of a cache, by the time of their write
 * sizes:{epoch:cache}      hash, the sizes of the entries, where they are limited
 * lineage:id               string, a lineage
 * caches                   set of the names of caches
 * messages                 channel, what all nodes have to know
 * messages:node            channel of one node, on which it hears itself
 * probe                    string, written to see whether Redis takes writes
 * </pre>
 *
 * Each command and script touches one key, or two with one hash tag.
 */
final class Keys {

	private final String prefix;

	Keys(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Return the number of bytes that all names begin with.
	 */
	int prefixLength() {
		return this.prefix.getBytes(StandardCharsets.UTF_8).length;
	}

	byte[] entry(String cache, String epoch, EntryKey key) {
		byte[] name = name("entry:" + cache + ":" + epoch + ":");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length + key.bytes().length);
		bytes.writeBytes(name);
		bytes.writeBytes(key.bytes());
		return bytes.toByteArray();
	}

	byte[] epoch(String cache) {
		return name("epoch:" + cache);
	}

	byte[] index(String cache, String epoch) {
		return name("index:{" + epoch + ":" + cache + "}");
	}

	byte[] sizes(String cache, String epoch) {
		return name("sizes:{" + epoch + ":" + cache + "}");
	}

	byte[] lineage(Fingerprint id) {
		return name("lineage:" + id);
	}

	byte[] caches() {
		return name("caches");
	}

	byte[] probe() {
		return name("probe");
	}

	String channel() {
		return this.prefix + "messages";
	}

	String channel(String node) {
		return this.prefix + "messages:" + node;
	}

	private byte[] name(String name) {
		return (this.prefix + name).getBytes(StandardCharsets.UTF_8);
	}

}
