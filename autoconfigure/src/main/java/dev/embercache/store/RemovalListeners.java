package dev.embercache.store;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The listeners of a region, weakly held: they belong to generations. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class RemovalListeners implements Region.RemovalListener {

	private static final Log logger = LogFactory.getLog(RemovalListeners.class);

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
	@SuppressWarnings("ModifyCollectionInEnhancedForLoop")
	public void forEach(Consumer<Region.RemovalListener> action) {
		for (WeakReference<Region.RemovalListener> reference : this.listeners) {
			Region.RemovalListener listener = reference.get();
			if (listener != null) {
				tell(listener, action);
			}
			else {
				this.listeners.remove(reference);
			}
		}
	}

	/**
	 * A listener that fails must not keep the store from removing.
	 */
	private static void tell(Region.RemovalListener listener, Consumer<Region.RemovalListener> action) {
		try {
			action.accept(listener);
		}
		catch (RuntimeException | Error ex) {
			logger.debug("A removal listener failed", ex);
		}
	}

}
