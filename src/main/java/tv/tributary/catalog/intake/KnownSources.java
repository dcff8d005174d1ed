package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import tv.tributary.identity.text.LongMap;
import tv.tributary.store.SourceStore.Known;
import tv.tributary.store.SourceStore.Match;
import tv.tributary.store.StagedEntry.Marks;

/// Knows the entries of a list again. Holds about 100 bytes per source. Not thread-safe.
///
/// An entry that has its stem, host and name still is the source it was, wherever it stands. For the others, once the
/// whole list was seen, these are tried in turn on the sources that are left: the same stem and host (it was renamed);
/// the same stem and name (the provider moved); the same stream id, if only one of it ever was; the same name, group
/// and guide id, if only one is left of them (its address has a token in it). What is left then is new.
final class KnownSources {
    private static final int NONE = -1;
    /// What stands in `numbers` for each source.
    private static final int WIDTH = 8;
    private static final int ID = 0;
    private static final int BASE = 1;
    private static final int ADDRESS = 2;
    private static final int NAMED = 3;
    private static final int LABEL = 4;
    private static final int CONTENT = 5;
    private static final int ORDINAL = 6;
    /// Twice its position in the list, and one more if it is gone.
    private static final int PLACE = 7;

    private final BitSet taken = new BitSet();
    private final LongMap exactHead = new LongMap();
    private final LongMap ordinals = new LongMap();
    private final List<Waiting> waiting = new ArrayList<>();
    private long[] numbers = new long[0];
    private int[] nextExact = new int[0];
    private int size;
    private int live;
    private boolean isOrdered = true;

    private record Waiting(int position, Marks marks, boolean ownId) {
        long mark(int column) {
            return switch (column) {
                case BASE -> marks.base();
                case ADDRESS -> marks.address();
                case NAMED -> marks.named();
                default -> marks.label();
            };
        }
    }

    /// Sources in any order, then [#ready()].
    void add(Known source) {
        var at = size++ * WIDTH;
        if (at == numbers.length) numbers = Arrays.copyOf(numbers, Math.max(WIDTH * 1024, at + at / WIDTH / 2 * WIDTH));
        numbers[at + ID] = source.id();
        numbers[at + BASE] = source.marks().base();
        numbers[at + ADDRESS] = source.marks().address();
        numbers[at + NAMED] = source.marks().named();
        numbers[at + LABEL] = source.marks().label();
        numbers[at + CONTENT] = source.marks().content();
        numbers[at + ORDINAL] = source.ordinal();
        numbers[at + PLACE] = source.position() * 2L + (source.gone() ? 1 : 0);
        isOrdered &= size == 1 || numbers[at + PLACE - WIDTH] <= numbers[at + PLACE];
        if (!source.gone()) live++;
    }

    /// Puts them in list order: of equal entries the first is the first.
    void ready() {
        if (!isOrdered) order();
        nextExact = chain(exactHead, index -> exactMark(number(index, ADDRESS), number(index, NAMED)));
    }

    private void order() {
        var places = new long[size];
        for (var i = 0; i < size; i++) places[i] = number(i, PLACE) << 31 | i;
        Arrays.sort(places);
        var ordered = new long[numbers.length];
        for (var i = 0; i < size; i++) {
            System.arraycopy(numbers, (int) (places[i] & Integer.MAX_VALUE) * WIDTH, ordered, i * WIDTH, WIDTH);
        }
        numbers = ordered;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// How many are not gone.
    int live() {
        return live;
    }

    /// Whether a source is at this place of the live list already.
    boolean isAt(int index, int position) {
        return number(index, PLACE) == position * 2L;
    }

    /// Those of the live list that no entry was; ask after [#settle()].
    long[] missing() {
        var missing = new long[live];
        var count = 0;
        for (var i = 0; i < size; i++) {
            if (!taken.get(i) && (number(i, PLACE) & 1) == 0) missing[count++] = number(i, ID);
        }
        return Arrays.copyOf(missing, count);
    }

    /// The source an entry plainly is, or one that is not [#found]; then it counts as seen.
    int exact(Marks marks) {
        return isEmpty() ? NONE : take(exactHead, nextExact, exactMark(marks.address(), marks.named()));
    }

    static boolean found(int index) {
        return index != NONE;
    }

    long id(int index) {
        return number(index, ID);
    }

    long content(int index) {
        return number(index, CONTENT);
    }

    int ordinal(int index) {
        return (int) number(index, ORDINAL);
    }

    /// For an entry of a stem nobody had before, or one more of it. Before [#settle()] only where nothing is known.
    int newOrdinal(long base) {
        var ordinal = Math.max(0, ordinals.get(base)) + 1;
        ordinals.put(base, ordinal);
        return (int) ordinal;
    }

    /// Keeps an entry that is no source plainly until all were seen.
    void await(int position, EntryReader entry) {
        waiting.add(new Waiting(position, entry.marks(), entry.ownId()));
    }

    /// What the waiting entries are.
    List<Match> settle() {
        var matches = new ArrayList<Match>();
        if (waiting.isEmpty()) return matches;
        var bases = new LongMap();
        for (var i = 0; i < size; i++) {
            count(bases, number(i, BASE));
            if (taken.get(i)) count(bases, number(i, BASE));
            ordinals.put(number(i, BASE), Math.max(ordinals.get(number(i, BASE)), number(i, ORDINAL)));
        }
        for (var entry : waiting) count(bases, entry.marks.base());
        round(ADDRESS, _ -> true, matches);
        round(NAMED, _ -> true, matches);
        // The one known and the one waiting: nobody else has, or had, this stream id.
        round(BASE, entry -> entry.ownId && bases.get(entry.marks.base()) == 2, matches);
        var labels = labels();
        round(LABEL, entry -> labels.get(entry.marks.label()) == 2, matches);
        for (var entry : waiting) matches.add(new Match(entry.position, 0, newOrdinal(entry.marks.base())));
        waiting.clear();
        return matches;
    }

    /// How many waiting entries and sources that are left have each label.
    private LongMap labels() {
        var counts = new LongMap();
        for (var entry : waiting) count(counts, entry.marks.label());
        for (var i = 0; i < size; i++) if (!taken.get(i)) count(counts, number(i, LABEL));
        return counts;
    }

    private void round(int column, Predicate<Waiting> allowed, List<Match> matches) {
        if (waiting.isEmpty() || taken.cardinality() == size) return;
        var head = new LongMap();
        var next = chain(head, index -> number(index, column));
        waiting.removeIf(entry -> {
            if (!allowed.test(entry)) return false;
            var index = take(head, next, entry.mark(column));
            if (index == NONE) return false;
            var base = entry.marks.base();
            matches.add(new Match(
                    entry.position, id(index), number(index, BASE) == base ? ordinal(index) : newOrdinal(base)));
            return true;
        });
    }

    /// Links the sources that are left and have equal marks, first to last; `head` gets the first of each.
    private int[] chain(LongMap head, IntToLongFunction mark) {
        var next = new int[size];
        Arrays.fill(next, NONE);
        for (var i = size - 1; i >= 0; i--) {
            if (taken.get(i)) continue;
            var value = mark.applyAsLong(i);
            next[i] = (int) head.get(value);
            head.put(value, i);
        }
        return next;
    }

    /// The first source of a mark that is not taken; takes it.
    private int take(LongMap head, int[] next, long value) {
        var index = (int) head.get(value);
        if (index == NONE) return NONE;
        if (next[index] != NONE) head.put(value, next[index]);
        if (taken.get(index)) return NONE;
        taken.set(index);
        return index;
    }

    private long number(int index, int column) {
        return numbers[index * WIDTH + column];
    }

    private static void count(LongMap counts, long value) {
        counts.put(value, Math.max(0, counts.get(value)) + 1);
    }

    private static long exactMark(long address, long named) {
        return address * 31 + named;
    }
}
