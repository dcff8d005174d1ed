package tv.tributary.catalog.intake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/// Finds out which entries of a list are sources that are known. What the user decided hangs on a source, so it must
/// never come to another stream: where two things could be meant, an entry is new and the source waits as gone.
///
/// Where addresses tell streams by ids of the provider's, these come first ([StreamIds]). Then these are tried in turn
/// on what is left:
/// 1. name, group and guide id, if only one source and one entry has them;
/// 2. the same and the address, where addresses tell streams apart;
/// 3. if its address says nothing of another one: the same and both neighbours in the list; then as many of one label
///    as before, in list order;
/// 4. the address: with its name in another group, then renamed, if nobody else has or had that address;
/// 5. the name alone, if it is the only one of it before and after and addresses say nothing.
///
/// One use. Not thread-safe; takes some dozen bytes per source and entry.
final class EntryMatcher {
    private static final int NONE = -1;
    private static final int INDEX_BITS = 24;
    private static final int INDEX = (1 << INDEX_BITS) - 1;

    /// Decides which sources and entries may be paired.
    private enum Rule {
        /// As many entries as sources, in list order.
        AS_MANY,
        /// However many there are, in list order: all are the same stream.
        ALL_SAME,
        /// One entry and one source, and no other in either list, matched or not.
        ONLY_ONE
    }

    private final KnownSources known;
    private final EntryIndex entries;
    private final int[] matches;
    private final boolean[] taken;
    private long[] stems = new long[0];
    private final BitSet settledSources = new BitSet();
    private final BitSet settledEntries = new BitSet();
    private boolean isSettled;
    private int left;

    EntryMatcher(KnownSources known, EntryIndex entries) {
        this.known = known;
        this.entries = entries;
        this.matches = new int[entries.size()];
        Arrays.fill(matches, NONE);
        this.taken = new boolean[known.size()];
        this.left = entries.size();
    }

    /// For each entry the index of the source it is, -1 for a new one.
    int[] matches() {
        return matches;
    }

    /// The rounds before all others: by the ids of the streams, as far as these can be relied on.
    void matchIdentities() {
        if (!StreamIds.hold(known, entries)) return;
        IntPredicate all = index -> known.identity(index) != 0;
        IntPredicate live = index -> all.test(index) && !known.isGone(index);
        // A list may have named a stream twice.
        round(both(known::identity, known::label), both(entries::identity, entries::label), live, Rule.ALL_SAME);
        round(known::identity, entries::identity, live, Rule.ALL_SAME);
        round(known::identity, entries::identity, all, Rule.ALL_SAME);
    }

    /// The first round, by label alone.
    ///
    /// @return whether that was all: addresses need not be looked at
    boolean matchLabels() {
        round(known::label, entries::label, _ -> true, Rule.ONLY_ONE);
        return left == 0;
    }

    /// The other rounds. The sources know their stems by now.
    ///
    /// @param entryStems what lasts of each entry's URL
    /// @param everyPartLasts whether not even a part of an address is in doubt
    void matchAddresses(long[] entryStems, boolean everyPartLasts) {
        stems = entryStems;
        IntPredicate all = _ -> true;
        IntPredicate live = index -> !known.isGone(index);
        var tells = everyPartLasts || addressesTell();
        if (tells) {
            for (var some : List.of(live, all)) {
                round(both(known::label, known::stem), both(entries::label, this::stem), some, Rule.ALL_SAME);
            }
            settleAddresses();
        }
        if (left > 0) round(neighbours(), incomingNeighbours(), live, Rule.AS_MANY);
        round(known::label, entries::label, live, Rule.AS_MANY);
        round(known::label, entries::label, all, Rule.AS_MANY);
        if (tells) {
            isSettled = false;
            round(both(known::name, known::stem), both(entries::name, this::stem), all, Rule.ALL_SAME);
            round(known::stem, this::stem, live, Rule.ONLY_ONE);
        } else {
            round(known::name, entries::name, live, Rule.ONLY_ONE);
        }
    }

    private long stem(int entry) {
        return stems[entry];
    }

    /// From here on, those whose address is in the other list, too, are not matched by their label.
    private void settleAddresses() {
        if (left == 0) return;
        var before = new UrlPartBloomFilter(known.size());
        for (var i = 0; i < known.size(); i++) before.add(0, known.stem(i));
        var now = new UrlPartBloomFilter(entries.size());
        for (var i = 0; i < entries.size(); i++) now.add(0, stems[i]);
        for (var i = 0; i < known.size(); i++) if (now.has(0, known.stem(i))) settledSources.set(i);
        for (var i = 0; i < entries.size(); i++) if (before.has(0, stems[i])) settledEntries.set(i);
        isSettled = true;
    }

    /// Whether most streams have an address of their own.
    private boolean addressesTell() {
        var stems = new long[known.live()];
        var count = 0;
        for (var i = 0; i < known.size(); i++) if (!known.isGone(i)) stems[count++] = known.stem(i);
        var different = Arrays.stream(stems).distinct().count();
        return different > 1 && different * 2 >= count;
    }

    private static IntToLongFunction both(IntToLongFunction one, IntToLongFunction other) {
        return index -> UrlPartBloomFilter.mixed(one.applyAsLong(index), other.applyAsLong(index));
    }

    private IntToLongFunction incomingNeighbours() {
        var size = entries.size();
        return index -> neighbourhood(
                index > 0 ? entries.label(index - 1) : 0,
                entries.label(index),
                index + 1 < size ? entries.label(index + 1) : 0);
    }

    private IntToLongFunction neighbours() {
        var before = new int[known.size()];
        var after = new int[known.size()];
        Arrays.fill(after, NONE);
        var last = NONE;
        for (var i = 0; i < known.size(); i++) {
            before[i] = last;
            if (known.isGone(i)) continue;
            if (last != NONE) after[last] = i;
            last = i;
        }
        return index -> neighbourhood(
                before[index] == NONE ? 0 : known.label(before[index]),
                known.label(index),
                after[index] == NONE ? 0 : known.label(after[index]));
    }

    private static long neighbourhood(long before, long label, long after) {
        return UrlPartBloomFilter.mixed(UrlPartBloomFilter.mixed(before, label), after);
    }

    /// Sources and entries of one key are put side by side by sorting hash and index together.
    private void round(IntToLongFunction source, IntToLongFunction entry, IntPredicate allowed, Rule rule) {
        if (left == 0) return;
        var sources = known.size();
        var sorted = new long[sources + entries.size()];
        var count = 0;
        for (var i = 0; i < sources; i++) {
            if (isSettled && settledSources.get(i)) continue;
            var isLeft = rule == Rule.ONLY_ONE || !taken[i];
            if (allowed.test(i) && isLeft) sorted[count++] = packed(source.applyAsLong(i), i);
        }
        for (var i = 0; i < entries.size(); i++) {
            if (isSettled && settledEntries.get(i)) continue;
            var isLeft = rule == Rule.ONLY_ONE || matches[i] == NONE;
            if (isLeft) sorted[count++] = packed(entry.applyAsLong(i), sources + i);
        }
        Arrays.sort(sorted, 0, count);
        for (var from = 0; from < count; ) {
            var to = from + 1;
            var middle = index(sorted[from]) < sources ? to : from;
            while (to < count && sorted[to] >>> INDEX_BITS == sorted[from] >>> INDEX_BITS) {
                if (index(sorted[to++]) < sources) middle = to;
            }
            // Sources come before entries, each in list order.
            if (fits(rule, middle - from, to - middle)) {
                for (var i = 0; i < Math.min(middle - from, to - middle); i++) {
                    var one = index(sorted[from + i]);
                    var other = index(sorted[middle + i]) - sources;
                    // Only a part of the hash was sorted by.
                    if (source.applyAsLong(one) == entry.applyAsLong(other)) pair(one, other);
                }
            }
            from = to;
        }
    }

    private static boolean fits(Rule rule, int sources, int entries) {
        return switch (rule) {
            case AS_MANY -> sources == entries;
            case ALL_SAME -> true;
            case ONLY_ONE -> sources == 1 && entries == 1;
        };
    }

    private void pair(int source, int entry) {
        if (taken[source] || matches[entry] != NONE) return;
        taken[source] = true;
        matches[entry] = source;
        left--;
    }

    private static long packed(long key, int index) {
        return (key & ~INDEX) | index;
    }

    private static int index(long packed) {
        return (int) (packed & INDEX);
    }
}
