package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.relay.hls.HlsOutput;
import tv.tributary.relay.hls.HlsSnapshot;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.upstream.account.Slots.SlotUse;

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

    /// The counters of HLS at one moment.
    ///
    /// @param held bytes of memory that segments take; `most` they may; `disk` bytes on disk
    record HlsReading(List<HlsSnapshot> views, long held, long most, long disk) {
        HlsReading {
            views = List.copyOf(views);
        }

        static HlsReading of(HlsOutput hlsOutput, long most) {
            var counts = hlsOutput.counts();
            return new HlsReading(hlsOutput.views(), counts.held(), most, counts.spilled());
        }
    }
}
