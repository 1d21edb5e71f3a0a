package dev.embercache.codec;

import java.util.Arrays;

/**
 * Numbers objects by identity, in the order of their first appearance, as the handle
 * table of Java serialization does. Most graphs have few nodes; up to {@value #FEW}, a
 * linear search is faster than hashing and needs no table.
 */
final class HandleTable {

	private static final int FEW = 8;

	private Object[] objects = new Object[FEW];

	private int[] table = new int[0];

	private int size;

	/**
	 * Assign the next handle to an object unless it has one.
	 * @return the handle that the object has already, or -1 if it was assigned now
	 */
	int assign(Object object) {
		if (this.size < FEW) {
			for (int i = 0; i < this.size; i++) {
				if (this.objects[i] == object) {
					return i;
				}
			}
		}
		else {
			if (4 * this.size >= 3 * this.table.length) {
				enlarge();
			}
			int free = find(object);
			if (this.table[free] != 0) {
				return this.table[free] - 1;
			}
			this.table[free] = this.size + 1;
			if (this.size == this.objects.length) {
				this.objects = Arrays.copyOf(this.objects, 2 * this.size);
			}
		}
		this.objects[this.size++] = object;
		return -1;
	}

	int size() {
		return this.size;
	}

	/**
	 * Return the place of an object in the table, or the free place for it.
	 */
	private int find(Object object) {
		int mask = this.table.length - 1;
		int hash = System.identityHashCode(object);
		int index = (hash ^ (hash >>> 16)) & mask;
		while (this.table[index] != 0 && this.objects[this.table[index] - 1] != object) {
			index = (index + 1) & mask;
		}
		return index;
	}

	private void enlarge() {
		this.table = new int[Math.max(8 * FEW, 4 * this.table.length)];
		for (int i = 0; i < this.size; i++) {
			this.table[find(this.objects[i])] = i + 1;
		}
	}

}
