package tv.tributary.relay.live;

import java.util.Optional;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.HlsSource;

/// What can be on [Air]: a source, or the slate.
interface Act {
    /// Empty for the slate.
    Optional<SourceId> source();

    /// The same as HLS, where its provider sends it so.
    Optional<HlsSource> hls();
}
