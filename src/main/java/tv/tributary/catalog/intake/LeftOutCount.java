package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.intake.LeftOut.Line;
import tv.tributary.format.m3u.M3uProblem;
import tv.tributary.format.m3u.M3uSummary;

/// Counts what is left out while a list is read, and remembers the first of each kind. For one thread.
final class LeftOutCount {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 80;

    private final Map<Obstacle, Kind> kinds = new EnumMap<>(Obstacle.class);

    private static final class Kind {
        private int count;
        private final List<Line> lines = new ArrayList<>();
    }

    void add(Obstacle why, int line, String name) {
        var kind = kinds.computeIfAbsent(why, _ -> new Kind());
        kind.count++;
        if (kind.lines.size() < MOST) kind.lines.add(new Line(line, shortened(name)));
    }

    /// What never became an entry.
    void add(M3uSummary summary) {
        add(summary, M3uProblem.Kind.ENTRY_WITHOUT_URL, Obstacle.NO_ADDRESS);
        add(summary, M3uProblem.Kind.LINE_TOO_LONG, Obstacle.LINE_TOO_LONG);
    }

    private void add(M3uSummary summary, M3uProblem.Kind problem, Obstacle why) {
        var count = summary.problemCount(problem);
        if (count == 0) return;
        for (var one : summary.problems()) if (one.kind() == problem) add(why, one.line(), one.excerpt());
        var kind = kinds.computeIfAbsent(why, _ -> new Kind());
        var counted =
                summary.problems().stream().filter(one -> one.kind() == problem).count();
        kind.count += (int) (count - counted);
    }

    List<LeftOut> all() {
        return kinds.entrySet().stream()
                .map(kind -> new LeftOut(kind.getKey(), kind.getValue().count, kind.getValue().lines))
                .toList();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
