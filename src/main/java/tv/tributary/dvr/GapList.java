package tv.tributary.dvr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.Recording.Gap;

/// What is missing in a recording: times that several witnesses report, joined where they touch. Thread-safe.
final class GapList {
    /// What is shorter than this nobody misses: it is within the precision of what is reported.
    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final List<Gap> reported = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();

    /// @param known from before
    GapList(List<Gap> known) {
        reported.addAll(known);
    }

    /// Nothing came between the two.
    synchronized void add(Instant from, Instant to) {
        if (from.isBefore(to)) reported.add(new Gap(from, to));
    }

    /// From now on nothing comes. Does nothing where that is known.
    synchronized void begin(Instant at) {
        if (since.isEmpty()) since = Optional.of(at);
    }

    /// Something comes again. Does nothing where that is known.
    synchronized void end(Instant at) {
        since.ifPresent(from -> add(from, at));
        since = Optional.empty();
    }

    /// What is missing between two moments, in order and apart from each other.
    ///
    /// @param to what goes on missing is counted up to then
    synchronized List<Gap> between(Instant from, Instant to) {
        var all = new ArrayList<>(reported);
        since.filter(begun -> begun.isBefore(to)).ifPresent(begun -> all.add(new Gap(begun, to)));
        all.sort(Comparator.comparing(Gap::from));
        var joined = new ArrayList<Gap>();
        for (var gap : all) {
            var begins = later(gap.from(), from);
            var ends = earlier(gap.to(), to);
            if (!begins.isBefore(ends)) continue;
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.to().isBefore(begins)) joined.add(new Gap(begins, ends));
            else joined.set(joined.size() - 1, new Gap(last.from(), later(last.to(), ends)));
        }
        joined.removeIf(gap -> gap.length().compareTo(SHORTEST) < 0);
        return List.copyOf(joined);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
