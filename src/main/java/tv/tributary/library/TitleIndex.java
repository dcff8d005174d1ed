package tv.tributary.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tv.tributary.identity.text.LongMap;
import tv.tributary.identity.text.SearchWords;
import tv.tributary.identity.text.TextRows;
import tv.tributary.identity.text.TextRows.NameFit;
import tv.tributary.library.TitleQuery.TitleCounts;
import tv.tributary.library.TitleQuery.TitleOrder;

/// All titles of one kind in memory: filtered, searched and in any order within milliseconds. Immutable.
final class TitleIndex {
    private static final Comparator<NamedRow> BY_NAME = Comparator.comparing(NamedRow::sortName)
            .thenComparingLong(one -> one.row().id());
    /// Bits of a place in a number that sorts by something else first.
    private static final int PLACE_BITS = 24;

    /// A row and the folded name it is sorted and searched by.
    record NamedRow(TitleRow row, String sortName) {}

    private final TitleRow[] rows;
    private final TextRows text;
    private final LongMap places;
    private final Map<TitleOrder, int[]> orders;

    private TitleIndex(TitleRow[] rows, TextRows text, LongMap places, Map<TitleOrder, int[]> orders) {
        this.rows = rows;
        this.text = text;
        this.places = places;
        this.orders = orders;
    }

    static TitleIndex of(Collection<NamedRow> titles) {
        var sorted = new ArrayList<>(titles);
        sorted.sort(BY_NAME);
        var rows = new TitleRow[sorted.size()];
        var text = new TextRows.Builder(rows.length);
        var places = new LongMap(rows.length);
        for (var i = 0; i < rows.length; i++) {
            var one = sorted.get(i);
            rows[i] = one.row();
            text.add(one.sortName()
                    + '\n'
                    + (one.row().year() == 0 ? "" : one.row().year()));
            places.put(one.row().id(), i);
        }
        var orders = new EnumMap<TitleOrder, int[]>(TitleOrder.class);
        for (var order : TitleOrder.values()) orders.put(order, places(rows, order));
        return new TitleIndex(rows, text.build(), places, orders);
    }

    /// Without some titles, with some rows. Cheap if these stand where those of their ids stood.
    TitleIndex with(Set<Long> without, Collection<NamedRow> fresh) {
        var kept = new HashSet<>(without);
        fresh.forEach(one -> kept.remove(one.row().id()));
        var gone = kept.stream().anyMatch(id -> places.get(id) != LongMap.ABSENT);
        return !gone && fresh.stream().allMatch(this::staysInPlace) ? replaced(fresh) : sortedAnew(without, fresh);
    }

    private boolean staysInPlace(NamedRow fresh) {
        var place = places.get(fresh.row().id());
        if (place == LongMap.ABSENT) return false;
        var old = rows[(int) place];
        var row = fresh.row();
        return Arrays.stream(TitleOrder.values()).allMatch(order -> rank(old, order) == rank(row, order))
                && text.name((int) place).equals(fresh.sortName());
    }

    private TitleIndex replaced(Collection<NamedRow> fresh) {
        var next = rows.clone();
        for (var one : fresh) next[Math.toIntExact(places.get(one.row().id()))] = one.row();
        return new TitleIndex(next, text, places, orders);
    }

    private TitleIndex sortedAnew(Set<Long> without, Collection<NamedRow> fresh) {
        var all = new ArrayList<NamedRow>(rows.length + fresh.size());
        var replaced = new HashSet<>(without);
        fresh.forEach(one -> replaced.add(one.row().id()));
        for (var i = 0; i < rows.length; i++) {
            if (!replaced.contains(rows[i].id())) all.add(new NamedRow(rows[i], text.name(i)));
        }
        all.addAll(fresh);
        return of(all);
    }

    private static int[] places(TitleRow[] rows, TitleOrder order) {
        return switch (order) {
            case NAME -> highestFirst(rows, _ -> 0);
            default -> highestFirst(rows, row -> rank(row, order));
        };
    }

    /// What a row is sorted by, the highest first; 0 if that is unknown.
    private static long rank(TitleRow row, TitleOrder order) {
        return switch (order) {
            // All have one.
            case NAME -> 1;
            case ADDED -> row.added();
            case YEAR -> row.year();
            case RATING -> Math.round(row.rating() * 1_000);
            case QUALITY -> row.facets().height();
        };
    }

    private int[] places(TitleQuery query) {
        var order = orders.getOrDefault(query.order(), new int[0]);
        if (!query.reversed()) return order;
        var known = order.length;
        while (known > 0 && rank(rows[order[known - 1]], query.order()) == 0) known--;
        var turned = order.clone();
        for (var i = 0; i < known; i++) turned[i] = order[known - 1 - i];
        return turned;
    }

    /// Among equals they stay as they are: by name.
    private static int[] highestFirst(TitleRow[] rows, ToLongFunction<TitleRow> key) {
        var keys = new long[rows.length];
        for (var i = 0; i < rows.length; i++) keys[i] = -key.applyAsLong(rows[i]) << PLACE_BITS | i;
        Arrays.sort(keys);
        var mask = (1L << PLACE_BITS) - 1;
        return Arrays.stream(keys).mapToInt(one -> (int) (one & mask)).toArray();
    }

    Optional<TitleRow> find(long id) {
        var place = places.get(id);
        return place == LongMap.ABSENT ? Optional.empty() : Optional.of(rows[(int) place]);
    }

    /// With those that are hidden.
    int size() {
        return rows.length;
    }

    /// Those that fit; where words are searched, those whose names fit best first.
    List<TitleRow> list(TitleQuery query) {
        var typed = SearchWords.of(query.text().isBlank() ? "" : TitleName.folded(query.text()));
        var filter = query.filter();
        var found = new EnumMap<NameFit, List<TitleRow>>(NameFit.class);
        for (var fit : NameFit.values()) found.put(fit, new ArrayList<>());
        for (var place : places(query)) {
            var row = rows[place];
            if (!filter.fits(row)) continue;
            if (typed.isEmpty()) found.getOrDefault(NameFit.NAME, List.of()).add(row);
            else if (text.hasAll(text.start(place), text.end(place), typed))
                found.getOrDefault(text.nameFit(place, typed), List.of()).add(row);
        }
        var all = new ArrayList<TitleRow>(
                found.values().stream().mapToInt(List::size).sum());
        found.values().forEach(all::addAll);
        return all;
    }

    TitleCounts counts() {
        return new TitleCounts(
                count(row -> row.facets().categories()),
                count(row -> row.facets().genres()),
                count(row -> row.facets().languages()),
                (int) Arrays.stream(rows).filter(row -> !row.hidden()).count());
    }

    private SequencedMap<String, Integer> count(Function<TitleRow, List<String>> having) {
        var all = new HashMap<String, Integer>();
        for (var row : rows) {
            if (row.hidden()) continue;
            for (var one : having.apply(row)) all.merge(one, 1, Integer::sum);
        }
        return new TreeMap<>(all);
    }
}
