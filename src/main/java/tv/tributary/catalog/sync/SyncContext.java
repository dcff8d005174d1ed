package tv.tributary.catalog.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tv.tributary.catalog.edit.NewGroups;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.ProviderKinds;
import tv.tributary.event.Events;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.ComputePool;
import tv.tributary.store.AccountStore;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.MergeStore;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.store.ProviderStore;
import tv.tributary.store.SourceStore;

/// Everything syncs work with.
///
/// @param downloads how many lists may be read at the same time
public record SyncContext(
        ProviderStore providers,
        AccountStore accounts,
        SourceStore sources,
        MergeStore merges,
        NamingConventionStore conventions,
        GuideSourceStore guides,
        NewGroups newGroups,
        ProviderKinds kinds,
        ProviderCache providerCache,
        LineupCache lineupCache,
        Events events,
        InstantSource clock,
        Semaphore downloads,
        ComputePool computing,
        Supplier<NumberingSettings> numbering,
        LogoHashes logoHashes,
        Supplier<ChannelIdentifier> identifiers) {
    Instant now() {
        return clock.instant();
    }
}
