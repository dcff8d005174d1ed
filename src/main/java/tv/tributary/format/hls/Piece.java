package tv.tributary.format.hls;

import java.util.Optional;

/// One segment of a stream.
///
/// @param sequence its number
/// @param millis how long it lasts
/// @param range which bytes at the address are it; all where empty
/// @param key how it is encrypted
/// @param init what a decoder needs before it (fragmented MP4)
/// @param discontinuity clocks and codings may change before it
/// @param missing the list itself says that it is not there
/// @param time when it was made, as written (`EXT-X-PROGRAM-DATE-TIME`); empty if the list does not say
public record Piece(
        String url,
        long sequence,
        long millis,
        Optional<Range> range,
        Optional<Key> key,
        Optional<Init> init,
        boolean discontinuity,
        boolean missing,
        String time) {
    /// Bytes `from` up to, but not including, `from + length`.
    public record Range(long from, long length) {
        public Range {
            if (from < 0 || length <= 0) throw new IllegalArgumentException("range " + from + " + " + length);
        }
    }

    /// What a decoder needs first.
    public record Init(String url, Optional<Range> range) {
        /// Leaves the URL out: it may hold a password.
        @Override
        public String toString() {
            return "Init[" + range + "]";
        }
    }

    Piece lasting(long other) {
        return new Piece(url, sequence, other, range, key, init, discontinuity, missing, time);
    }

    /// Leaves URLs out: they may hold a password.
    @Override
    public String toString() {
        return "Piece[" + sequence + ", " + millis + " ms]";
    }
}
