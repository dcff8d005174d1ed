package tv.tributary.catalog.lineup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A place between two items of an ordered list.
///
/// @param item beside which it is
/// @param side on which side of that item
/// @param <T> what identifies an item
public record InsertionPoint<T>(T item, Side side) {
    /// The side of an item, as the list is read.
    public enum Side {
        BEFORE,
        BEHIND
    }

    /// Ways to go in a list.
    public enum Step {
        UP,
        DOWN,
        FIRST,
        LAST
    }

    public static <T> InsertionPoint<T> before(T item) {
        return new InsertionPoint<>(item, Side.BEFORE);
    }

    public static <T> InsertionPoint<T> behind(T item) {
        return new InsertionPoint<>(item, Side.BEHIND);
    }

    /// Where chosen items go by a step; they are together then. Empty if they are at that end of the list already.
    public static <T> Optional<InsertionPoint<T>> step(List<T> items, Set<T> chosen, Step step) {
        var places = IntStream.range(0, items.size())
                .filter(at -> chosen.contains(items.get(at)))
                .toArray();
        if (places.length == 0 || places.length == items.size()) return Optional.empty();
        var first = places[0];
        var last = places[places.length - 1];
        var isTogether = last - first == places.length - 1;
        var isFirst = isTogether && first == 0;
        var isLast = isTogether && last == items.size() - 1;
        return switch (step) {
            case UP -> isFirst ? Optional.empty() : Optional.of(before(items.get(Math.max(0, first - 1))));
            case DOWN ->
                isLast ? Optional.empty() : Optional.of(behind(items.get(Math.min(items.size() - 1, last + 1))));
            case FIRST -> isFirst ? Optional.empty() : Optional.of(before(items.getFirst()));
            case LAST -> isLast ? Optional.empty() : Optional.of(behind(items.getLast()));
        };
    }
}
