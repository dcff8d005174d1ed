package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A snapshot of a media playlist.
///
/// @param target whole seconds; no segment is longer, rounded
/// @param sequence the first entry's number, or the next one's while there is none
/// @param discontinuities how many have left the list
/// @param lowLatency how it goes on within a segment, if it lists parts
record MediaPlaylist(
        int version,
        long target,
        long sequence,
        long discontinuities,
        List<PlaylistSegment> entries,
        Optional<LowLatency> lowLatency) {
    MediaPlaylist {
        entries = List.copyOf(entries);
    }

    /// The number that the next entry will have.
    long next() {
        return sequence + entries.size();
    }

    /// @param part no part is longer
    /// @param growing the parts there are of the segment after the last one
    /// @param discontinuity that segment does not go on from the last
    /// @param hint the name of the next part, which may be asked for already
    record LowLatency(
            Duration part,
            List<PlaylistSegment.Piece> growing,
            boolean discontinuity,
            String time,
            Optional<String> hint) {
        LowLatency {
            growing = List.copyOf(growing);
        }
    }
}
