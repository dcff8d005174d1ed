package tv.tributary.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tv.tributary.catalog.intake.ListOpener;
import tv.tributary.catalog.intake.SpooledList;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Tuning;
import tv.tributary.net.Fetch;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.Database;
import tv.tributary.store.ProviderStore;
import tv.tributary.store.SourceStore;

/// Assembles the room: [Providers], [Sync], [Channels] and the line-up the relay plays from.
public final class Catalog implements AutoCloseable {
    private static final Duration REMOVED_KEPT = Duration.ofDays(7);
    private static final Duration GONE_KEPT = Duration.ofDays(30);

    private final Providers providers;
    private final Sync sync;
    private final Channels channels;
    private final Tuner tuner;
    private final Schedule schedule;
    private final InstantSource clock;
    private volatile Subscription keepingFresh = Subscription.none();

    /// Reads all channels into memory; takes about three microseconds per stream.
    public Catalog(Database database, Fetch fetch, Jobs jobs, Events events, InstantSource clock) {
        var providerStore = new ProviderStore(database);
        var sourceStore = new SourceStore(database);
        var channelStore = new ChannelStore(database);
        tidy(providerStore, sourceStore, clock);
        var roster = new Roster(providerStore);
        var stand = new Stand(channelStore, roster, events, clock);
        stand.refresh();
        this.providers = new Providers(providerStore, roster, stand, clock);
        this.sync = new Sync(providerStore, sourceStore, new ListOpener(fetch), roster, stand, events, clock, jobs);
        this.channels = new Channels(stand, roster, channelStore);
        this.tuner = new Tuner(stand, roster, channelStore);
        this.schedule = new Schedule(roster, sync, clock);
        this.clock = clock;
    }

    public Providers providers() {
        return providers;
    }

    public Sync sync() {
        return sync;
    }

    public Channels channels() {
        return channels;
    }

    /// What it takes to play a channel; empty if there is no such channel. Answers from memory or one short read.
    public Optional<Tuning> tuning(ChannelId id) {
        return tuner.tuning(id);
    }

    /// From now on reads the providers' lists again by itself when their time has come. Call it once.
    public void keepFresh() {
        keepingFresh = Timetable.start("sync", clock, schedule)::close;
    }

    Schedule schedule() {
        return schedule;
    }

    /// Starts nothing more. Syncs that run are jobs and end with these.
    @Override
    public void close() {
        keepingFresh.close();
    }

    /// Forgets what was removed or gone long enough, and what a crash left half read.
    private static void tidy(ProviderStore providers, SourceStore sources, InstantSource clock) {
        providers.purge(clock.instant().minus(REMOVED_KEPT));
        sources.purgeGone(clock.instant().minus(GONE_KEPT));
        sources.dropStale();
        SpooledList.dropStale();
    }
}
