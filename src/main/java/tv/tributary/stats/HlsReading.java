package tv.tributary.stats;

import java.util.List;
import tv.tributary.relay.hls.Hls;
import tv.tributary.relay.hls.HlsView;

/// What HLS said at one moment.
///
/// @param held bytes of memory that segments take; `most` they may; `disk` bytes on disk
record HlsReading(List<HlsView> views, long held, long most, long disk) {
    HlsReading {
        views = List.copyOf(views);
    }

    static HlsReading of(Hls hls, long most) {
        var counts = hls.counts();
        return new HlsReading(hls.views(), counts.held(), most, counts.spilled());
    }
}
