package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.List;

/// The first problems of one document, and a count of all.
final class Problems {
    private static final int MOST = 100;

    private final List<M3uProblem> first = new ArrayList<>();
    private long count;

    void add(int line, M3uProblem.Kind kind, String text) {
        count++;
        if (first.size() < MOST) {
            first.add(new M3uProblem(line, kind, SafeExcerpt.of(text)));
        }
    }

    List<M3uProblem> first() {
        return first;
    }

    long count() {
        return count;
    }
}
