package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A segment as our playlist lists it. Does not change once listed.
///
/// @param number our own
/// @param missing it is known not to be there
/// @param time when it was made, as playlists write it; empty if not known
/// @param init the name of what a decoder needs before it
/// @param parts it came in, in order; empty if it was not listed in parts
record PlaylistSegment(
        long number,
        String name,
        Duration length,
        boolean discontinuity,
        boolean independent,
        boolean missing,
        String time,
        Optional<String> init,
        Optional<Cipher> cipher,
        List<Piece> parts) {
    PlaylistSegment {
        parts = List.copyOf(parts);
    }

    /// The same, but not in parts.
    PlaylistSegment whole() {
        return new PlaylistSegment(
                number, name, length, discontinuity, independent, missing, time, init, cipher, List.of());
    }

    /// @param key the key's name
    /// @param iv sixteen bytes
    record Cipher(String key, List<Byte> iv) {
        Cipher {
            iv = List.copyOf(iv);
        }

        @Override
        public String toString() {
            return "Cipher[" + key + "]";
        }
    }

    /// A part of a segment.
    record Piece(String name, Duration length, boolean independent) {}
}
