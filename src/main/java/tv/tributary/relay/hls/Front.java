package tv.tributary.relay.hls;

import java.util.Optional;
import tv.tributary.upstream.HlsSource;

/// What a channel's entry is: its one media playlist, or a multivariant one that names several. Players, and caches
/// before us, must find there what they found before, so it stays what it was first. Thread-safe.
final class Front {
    private final String folder;
    private boolean decided;
    private Optional<String> master = Optional.empty();

    /// @param folder where the other lists lie, as seen from the entry
    Front(String folder) {
        this.folder = folder;
    }

    /// The multivariant playlist; empty where the entry is a media playlist.
    ///
    /// @param source on air; empty if it is not HLS
    synchronized Optional<String> master(Optional<HlsSource> source, HlsSettings.Variants wanted) {
        var several = source.filter(s -> MasterWriter.isNeeded(s, wanted));
        if (!decided || (master.isPresent() && several.isPresent())) {
            master = several.map(s -> MasterWriter.write(s.tracks(), wanted, folder));
        }
        decided = true;
        return master;
    }
}
