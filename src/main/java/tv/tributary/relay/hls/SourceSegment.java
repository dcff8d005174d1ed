package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A segment that a playlist can list: cut here, or the source's own.
///
/// @param discontinuity it does not go on from the one before it
/// @param independent it is known to start with a frame that a player can start at
/// @param missing it is known not to be there
/// @param time when it was made, as playlists write it; empty if not known
/// @param init what a decoder needs before it
/// @param cipher what it is encrypted with
record SourceSegment(
        Duration length,
        boolean discontinuity,
        boolean independent,
        boolean missing,
        String time,
        SegmentType form,
        SegmentContent content,
        Optional<SegmentContent> init,
        Optional<Cipher> cipher) {
    /// @param iv sixteen bytes
    record Cipher(SegmentContent key, List<Byte> iv) {
        Cipher {
            iv = List.copyOf(iv);
        }

        @Override
        public String toString() {
            return "Cipher";
        }
    }
}
