package dev.embercache.store.disk;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.embercache.store.Bounds;
import dev.embercache.store.DaemonThreads;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;
import dev.embercache.store.disk.volume.Folder;
import dev.embercache.store.disk.volume.Journal;
import dev.embercache.store.disk.volume.UninterruptiblePath;
import dev.embercache.store.disk.volume.Volume;
import dev.embercache.store.disk.volume.VolumeException;
import dev.embercache.store.disk.volume.VolumeException.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Store in a file, which survives the JVM and {@code kill -9}. A file that is damaged is
 * set aside and a new one begun; where no file can be used, all entries are kept in a
 * substitute. The user is told once.
 * <p>
 * A fill is on disk within a second, see {@link WriteBehind}; an invalidation or update
 * is noted on disk before it returns, see {@link Journal}. Callers wait for the disk when
 * it cannot be written that fast, or when more than some megabytes are to be written.
 *
 * @since 0.1.0
 */
public final class DiskEntryStore implements EntryStore {

	private static final int HOUSEKEEPING_SECONDS = 5;

	/**
	 * The time between two writings. Also the time that the journal covers; after a crash
	 * a key that it names is a miss.
	 */
	private static final int WRITING_MILLIS = 400;

	/**
	 * One thread writes, whatever the other one does.
	 */
	private static final int THREADS = 2;

	/**
	 * Keys of each region that are looked at each time.
	 */
	private static final int SWEEP = 1000;

	private final Room room;

	private final EntryStore substitute;

	private final Opener opener;

	private final ConcurrentMap<String, SafeRegion> regions = new ConcurrentHashMap<>();

	private final ScheduledExecutorService housekeeper;

	private final boolean hasEarlierEntries;

	private volatile @Nullable DiskSpace space;

	private boolean closed;

	DiskEntryStore(Path folder, String name, DataSize maximumSize, int codecVersion, EntryStore substitute,
			InstantSource clock, String scheme) {
		this.room = new Room(maximumSize);
		this.substitute = substitute;
		this.opener = new Opener(new Folder(folder), name,
				(file) -> Volume.open(file, scheme, codecVersion, this::failedInBackground),
				(volume) -> new DiskSpace(volume, this.room, clock, codecVersion));
		this.housekeeper = Executors.newScheduledThreadPool(THREADS, DaemonThreads.named("ember-cache-disk"));
		this.space = CleanThread.call(() -> {
			this.housekeeper.scheduleWithFixedDelay(() -> maintain(DiskSpace::write), WRITING_MILLIS, WRITING_MILLIS,
					TimeUnit.MILLISECONDS);
			this.housekeeper.scheduleWithFixedDelay(this::housekeep, HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS,
					TimeUnit.SECONDS);
			return new Opening(this.opener.open());
		}).space();
		DiskSpace space = this.space;
		this.hasEarlierEntries = space != null && space.hasEarlierEntries();
	}

	/**
	 * Open the store, or make it.
	 * @param folder the folder, which several applications may share
	 * @param name tells this application and its profiles from others
	 * @param maximumSize how much all entries may take
	 * @param codecVersion the version of the codec that reads and writes the payloads
	 * @param substitute keeps the entries while the folder cannot be used
	 * @return the store
	 */
	public static DiskEntryStore open(Path folder, String name, DataSize maximumSize, int codecVersion,
			EntryStore substitute) {
		Assert.notNull(folder, "'folder' must not be null");
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(maximumSize, "'maximumSize' must not be null");
		Assert.notNull(substitute, "'substitute' must not be null");
		return new DiskEntryStore(folder.toAbsolutePath(), name, maximumSize, codecVersion, substitute,
				InstantSource.system(), UninterruptiblePath.prefix());
	}

	/**
	 * Change how much all entries may take.
	 * @param maximumSize the size
	 */
	public void limit(DataSize maximumSize) {
		this.room.limit(maximumSize);
	}

	@Override
	public Region region(String cache, Bounds bounds) {
		Assert.hasText(cache, "'cache' must not be empty");
		SafeRegion region = this.regions.computeIfAbsent(cache, (name) -> region(name));
		region.limit(bounds);
		try {
			attach(region);
		}
		catch (VolumeException ex) {
			failed(region.target(), ex);
		}
		return region;
	}

	private SafeRegion region(String cache) {
		return new SafeRegion(this, cache, this.substitute.region(cache, Bounds.UNBOUNDED));
	}

	/**
	 * Connect a region to what it stands for now.
	 */
	@SuppressWarnings("ReferenceEquality")
	private synchronized void attach(SafeRegion region) {
		DiskSpace space = this.space;
		if (space == null) {
			region.moveTo(this.substitute.region(region.cache(), region.bounds()));
			return;
		}
		DiskRegion target = space.region(region.cache());
		region.moveTo(target);
		if (region.isClaimed()) {
			target.limit(region.bounds());
		}
	}

	@Override
	public Collection<Region> regions() {
		DiskSpace space = this.space;
		if (space != null) {
			space.regions().forEach((region) -> this.regions.computeIfAbsent(region.cache(), (cache) -> {
				SafeRegion safe = region(cache);
				safe.moveTo(region);
				return safe;
			}));
		}
		return List.copyOf(this.regions.values());
	}

	@Override
	public boolean hasEarlierEntries() {
		return this.hasEarlierEntries;
	}

	/**
	 * Go on without a volume that failed.
	 * @param region the region that met the failure
	 */
	synchronized void failed(Region region, VolumeException ex) {
		if (region instanceof DiskRegion disk) {
			replaceIfUsed(disk.space(), ex);
		}
	}

	/**
	 * Go on without a volume that failed, unless it was replaced already.
	 */
	private synchronized void replaceIfUsed(DiskSpace space, VolumeException ex) {
		if (this.space == space) {
			replace(space, ex);
		}
	}

	private synchronized void replace(DiskSpace space, VolumeException ex) {
		space.abandon();
		this.space = this.closed ? null
				: CleanThread.call(() -> new Opening(this.opener.recover(space.volume().file(), ex))).space();
		try {
			this.regions.values().forEach(this::attach);
		}
		catch (VolumeException again) {
			DiskSpace next = this.space;
			if (next != null) {
				replace(next, again);
			}
		}
	}

	/**
	 * Called by H2's own threads, which hold locks: another thread has to close the
	 * volume.
	 */
	private void failedInBackground(Throwable failure) {
		if (!this.housekeeper.isShutdown()) {
			this.housekeeper.execute(() -> {
				DiskSpace space = this.space;
				if (space != null && space.volume().hasFailed()) {
					replaceIfUsed(space, space.volume().exception(failure));
				}
			});
		}
	}

	/**
	 * Do all maintenance that is due.
	 */
	void housekeep() {
		maintain((space) -> {
			if (space.volume().isGone()) {
				throw new VolumeException(Kind.GONE, "it was removed", null);
			}
			space.write();
			space.regions().forEach((region) -> region.sweep(SWEEP));
			space.makeRoom();
			space.volume().shrink(this.room.used());
		});
	}

	private void maintain(Consumer<DiskSpace> action) {
		DiskSpace space = this.space;
		if (space == null) {
			return;
		}
		try {
			action.accept(space);
		}
		catch (VolumeException ex) {
			replaceIfUsed(space, ex);
		}
		catch (RuntimeException | Error ex) {
			// If it were thrown on, there would be no more maintenance.
			Notices.maintenanceFailed(space.volume().file(), ex);
		}
	}

	@Override
	public void close() {
		this.housekeeper.shutdown();
		synchronized (this) {
			this.closed = true;
			DiskSpace space = this.space;
			this.space = null;
			if (space != null) {
				this.regions.values().forEach(this::attach);
				try {
					space.close();
				}
				catch (VolumeException ex) {
					Notices.notClosed(space.volume().file(), ex);
					space.abandon();
				}
			}
		}
	}

	/**
	 * The outcome of opening.
	 *
	 * @param space the space, or {@code null} where there is none to be had
	 */
	private record Opening(@Nullable DiskSpace space) {

	}

}
