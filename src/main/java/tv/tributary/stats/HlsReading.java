package tv.tributary.stats;

import java.util.List;
import tv.tributary.relay.hls.HlsOutput;
import tv.tributary.relay.hls.HlsSnapshot;

/// HLS counters at one moment.
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
