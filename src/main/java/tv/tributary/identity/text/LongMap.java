package tv.tributary.identity.text;

import java.util.Arrays;

/// A map from 64-bit hashes to numbers, without an object per entry. Values are not negative. Not thread-safe.
public final class LongMap {
    public static final long ABSENT = -1;

    private long[] keys;
    private long[] values;
    private int size;

    public LongMap() {
        this(1 << 9);
    }

    /// @param expected as many entries come in without a copy
    public LongMap(int expected) {
        var length = Math.max(1 << 10, Integer.highestOneBit(Math.max(1, expected)) << 2);
        keys = new long[length];
        values = filled(length);
    }

    /// [#ABSENT] if there is none.
    public long get(long key) {
        return values[slot(key)];
    }

    public void put(long key, long value) {
        if (value < 0) throw new IllegalArgumentException("negative: " + value);
        var slot = slot(key);
        if (values[slot] == ABSENT && ++size * 2 > keys.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        values[slot] = value;
    }

    /// The value that was there, or [#ABSENT] if `value` came in.
    public long putIfAbsent(long key, long value) {
        var known = get(key);
        if (known == ABSENT) put(key, value);
        return known;
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) (key ^ (key >>> 32)) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filled(keys.length);
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] == ABSENT) continue;
            var slot = slot(oldKeys[i]);
            keys[slot] = oldKeys[i];
            values[slot] = oldValues[i];
        }
    }

    private static long[] filled(int length) {
        var values = new long[length];
        Arrays.fill(values, ABSENT);
        return values;
    }
}
