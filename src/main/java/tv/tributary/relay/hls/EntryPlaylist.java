package tv.tributary.relay.hls;

import java.util.Optional;
import tv.tributary.upstream.HlsSource;

/// What a channel's entry URL serves: its only media playlist, or a multivariant playlist. Fixed once chosen, because
/// players and caches expect the same kind again. Thread-safe.
final class EntryPlaylist {
    private final String folder;
    private boolean decided;
    private Optional<String> master = Optional.empty();

    /// @param folder where the other lists lie, as seen from the entry
    EntryPlaylist(String folder) {
        this.folder = folder;
    }

    /// The multivariant playlist; empty where the entry is a media playlist.
    ///
    /// @param source on air; empty if it is not HLS
    synchronized Optional<String> master(Optional<HlsSource> source, HlsSettings wanted) {
        var several = source.isEmpty() ? alone(wanted) : several(source.get(), wanted.variants());
        if (!decided || (master.isPresent() && several.isPresent())) master = several;
        decided = true;
        return master;
    }

    private Optional<String> several(HlsSource source, HlsSettings.Variants wanted) {
        return MasterWriter.isNeeded(source, wanted)
                ? Optional.of(MasterWriter.write(source.tracks(), wanted, folder))
                : Optional.empty();
    }

    /// hls.js reads an entry that is a media playlist twice. Where the second is like the first it waits for half a
    /// target duration instead of asking for the next part, and stands still.
    private Optional<String> alone(HlsSettings wanted) {
        return wanted.lowLatency() ? Optional.of(MasterWriter.alone(folder)) : Optional.empty();
    }
}
