package tv.tributary.relay.source;

import java.util.Optional;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.HlsSource;

/// The programme that can be on the [ProgramBus]: a source, or the slate.
interface Playout {
    /// Empty for the slate.
    Optional<SourceId> source();

    /// The same stream as HLS, where its provider sends it so.
    Optional<HlsSource> hls();
}
