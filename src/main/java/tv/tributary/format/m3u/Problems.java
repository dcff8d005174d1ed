package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The first problems of a document, and a count of all.
final class Problems {
    private static final int MOST = 100;

    private final List<M3uProblem> first = new ArrayList<>();
    private final Map<M3uProblem.Kind, Long> counts = new EnumMap<>(M3uProblem.Kind.class);

    void add(int line, M3uProblem.Kind kind, String text) {
        counts.merge(kind, 1L, Long::sum);
        if (first.size() < MOST) {
            first.add(new M3uProblem(line, kind, SafeExcerpt.of(text)));
        }
    }

    List<M3uProblem> first() {
        return first;
    }

    long count(M3uProblem.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    Map<M3uProblem.Kind, Long> counts() {
        return counts;
    }
}
