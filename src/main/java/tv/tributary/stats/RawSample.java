package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.catalog.lineup.CatalogCounts;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.upstream.account.SlotUse;

/// Raw counters of all rooms at one moment, the input of [LiveStats].
///
/// @param uptime since the start, by a clock nobody sets: rates are computed from it, so they survive a change of
///     the wall clock
record RawSample(
        Instant at,
        Duration uptime,
        List<StreamSnapshot> feeds,
        List<SlotUse> slots,
        HlsReading hls,
        CatalogCounts catalog,
        List<ProviderStatus> providers) {
    RawSample {
        feeds = List.copyOf(feeds);
        slots = List.copyOf(slots);
        providers = List.copyOf(providers);
    }
}
