package dev.embercache.store;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The listeners of a region, weakly held: they belong to generations. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class RemovalListeners implements Region.RemovalListener {

	private final List<WeakReference<Region.RemovalListener>> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Add a listener.
	 * @param listener the listener
	 */
	public void add(Region.RemovalListener listener) {
		this.listeners.add(new WeakReference<>(listener));
	}

	@Override
	public void removed(StoredVariant variant) {
		forEach((listener) -> listener.removed(variant));
	}

	@Override
	public void cleared() {
		forEach(Region.RemovalListener::cleared);
	}

	/**
	 * Call an action with each listener that is still there.
	 * @param action the action
	 */
	public void forEach(Consumer<Region.RemovalListener> action) {
		for (WeakReference<Region.RemovalListener> reference : this.listeners) {
			Region.RemovalListener listener = reference.get();
			if (listener != null) {
				action.accept(listener);
			}
			else {
				this.listeners.remove(reference);
			}
		}
	}

}
