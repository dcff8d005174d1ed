package tv.tributary.catalog.intake;

import java.util.BitSet;
import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.LongMap;

/// Finds entries that name an address once more: the same stream is no backup of itself. Sees the list several
/// times, so that only the few entries in question have to be compared. Holds two megabytes. For one thread.
final class Repeats {
    private static final int BITS = 1 << 23;

    private final BitSet once = new BitSet(BITS);
    private final BitSet again = new BitSet(BITS);
    private LongMap seen = new LongMap();

    /// In the first round, for each entry.
    void note(String url) {
        var bit = bit(url);
        if (once.get(bit)) again.set(bit);
        else once.set(bit);
    }

    /// Whether another entry may have that address.
    boolean mayRepeat(String url) {
        return again.get(bit(url));
    }

    /// Before each later round.
    void restart() {
        seen = new LongMap();
    }

    /// In a later round, for those that may: whether this address came before in the same channel.
    ///
    /// @param headers part of the address: other headers may bring another stream
    /// @param mergeKey what entries of one channel have in common
    boolean isRepeat(String url, String headers, String mergeKey) {
        return seen.putIfAbsent(Hash.of(Hash.of(Hash.of(url), headers), mergeKey), 1) != LongMap.ABSENT;
    }

    private static int bit(String url) {
        var hash = Hash.of(url);
        return (int) (hash ^ (hash >>> 32)) & (BITS - 1);
    }
}
