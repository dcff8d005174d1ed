package tv.tributary.format.hls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One segment of a media playlist.
///
/// @param sequence its number
/// @param millis how long it lasts
/// @param range which bytes at the address are it; all where empty
/// @param key how it is encrypted
/// @param init what a decoder needs before it (fragmented MP4)
/// @param discontinuity clocks and codings may change before it
/// @param missing the list itself says that it is not there
/// @param independent the list says that it can be played without those before it
/// @param time when it was made, as written (`EXT-X-PROGRAM-DATE-TIME`); empty if the list does not say, or nonsense
public record MediaSegment(
        String url,
        long sequence,
        long millis,
        Optional<Range> range,
        Optional<EncryptionKey> key,
        Optional<Init> init,
        boolean discontinuity,
        boolean missing,
        boolean independent,
        String time) {
    /// Bytes `from` up to, but not including, `from + length`.
    public record Range(long from, long length) {
        public Range {
            if (from < 0 || length <= 0) throw new IllegalArgumentException("range " + from + " + " + length);
        }
    }

    /// The initialization section, which a decoder needs first.
    ///
    /// @param since the number of the last discontinuity: before it something else may have lain at the address
    public record Init(String url, Optional<Range> range, long since) {
        /// Leaves the URL out: it may hold a password.
        @Override
        public String toString() {
            return "Init[" + range + "]";
        }
    }

    MediaSegment lasting(long other) {
        return new MediaSegment(url, sequence, other, range, key, init, discontinuity, missing, independent, time);
    }

    /// The same, but not there.
    public MediaSegment gone() {
        return new MediaSegment(url, sequence, millis, range, key, init, discontinuity, true, independent, time);
    }

    /// The same, with nothing of what comes before it to go on with.
    public MediaSegment apart() {
        return new MediaSegment(url, sequence, millis, range, key, init, true, missing, independent, time);
    }

    /// The same, with what its decoder needs having been there since that number.
    public MediaSegment since(long number) {
        var same = init.map(i -> new Init(i.url(), i.range(), number));
        return new MediaSegment(url, sequence, millis, range, key, same, discontinuity, missing, independent, time);
    }

    /// The same under another number, which opens it as before.
    public MediaSegment numbered(long other) {
        if (other == sequence) return this;
        var same = key.map(k -> new EncryptionKey(k.method(), k.url(), iv()));
        return new MediaSegment(url, other, millis, range, same, init, discontinuity, missing, independent, time);
    }

    /// Sixteen bytes that opening it begins with; empty where it is not encrypted. Without any of its key's own, its
    /// number stands for them (RFC 8216 §5.2), so whoever numbers it anew has to write these down.
    public Optional<List<Byte>> iv() {
        return key.map(k -> k.iv().orElseGet(this::ownIv));
    }

    private List<Byte> ownIv() {
        List<Byte> bytes = new ArrayList<>(Collections.nCopies(16, (byte) 0));
        for (int i = 0; i < 8; i++) bytes.set(15 - i, (byte) (sequence >> (8 * i)));
        return List.copyOf(bytes);
    }

    /// Leaves URLs out: they may hold a password.
    @Override
    public String toString() {
        return "Piece[" + sequence + ", " + millis + " ms]";
    }
}
