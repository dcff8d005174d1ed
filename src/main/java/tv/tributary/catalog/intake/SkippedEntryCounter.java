package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.intake.SkippedEntries.Line;

/// Counts what is left out while a list is read, and remembers the first of each kind. For one thread.
final class SkippedEntryCounter {
    private final Map<SkipReason, Kind> kinds = new EnumMap<>(SkipReason.class);

    private static final class Kind {
        private int count;
        private final List<Line> lines = new ArrayList<>();
    }

    void add(SkipReason why, int line, String name) {
        var kind = kinds.computeIfAbsent(why, _ -> new Kind());
        kind.count++;
        if (kind.lines.size() < SkippedEntries.MOST_LINES) kind.lines.add(Line.of(line, name));
    }

    /// What never became an entry.
    void add(SkippedEntries some) {
        var kind = kinds.computeIfAbsent(some.why(), _ -> new Kind());
        kind.count += some.count();
        for (var line : some.lines()) if (kind.lines.size() < SkippedEntries.MOST_LINES) kind.lines.add(line);
    }

    List<SkippedEntries> all() {
        return kinds.entrySet().stream()
                .map(kind -> new SkippedEntries(kind.getKey(), kind.getValue().count, kind.getValue().lines))
                .toList();
    }
}
