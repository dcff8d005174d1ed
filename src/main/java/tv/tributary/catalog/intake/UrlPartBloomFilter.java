package tv.tributary.catalog.intake;

import java.util.BitSet;

/// Remembers what stood where in the URLs of a whole list, in four bytes an entry and four megabytes at most. May take
/// one of some hundred values that never were for known, never the other way round (Bloom filter). Not thread-safe.
final class UrlPartBloomFilter {
    private static final int LEAST = 1 << 10;
    private static final int MOST = 1 << 25;

    private final BitSet bits = new BitSet();
    private final int mask;

    /// @param entries how many the list has, more or less
    UrlPartBloomFilter(int entries) {
        mask = Math.clamp(Long.highestOneBit(entries * 32L) * 2, LEAST, MOST) - 1;
    }

    void add(long place, long value) {
        var mixed = mixed(place, value);
        bits.set((int) mixed & mask);
        bits.set((int) (mixed >>> 32) & mask);
    }

    boolean has(long place, long value) {
        var mixed = mixed(place, value);
        return bits.get((int) mixed & mask) && bits.get((int) (mixed >>> 32) & mask);
    }

    /// One hash of both.
    static long mixed(long place, long value) {
        var mixed = (place ^ Long.rotateLeft(value, 23)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 32);
    }
}
