package tv.tributary.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;

/// Tests that are waiting or running, for display. Thread-safe.
final class TestQueue {
    private final LatestValue<Map<SourceId, TestState>> all = new LatestValue<>(Map.of());

    LatestValue<Map<SourceId, TestState>> all() {
        return all;
    }

    void show(List<Candidate> candidates, TestState testState) {
        change(now -> candidates.forEach(candidate -> now.put(candidate.source(), testState)));
    }

    void over(SourceId source) {
        change(now -> now.remove(source));
    }

    /// Removes a test that ended without a result.
    void remove(List<Candidate> candidates) {
        change(now -> candidates.forEach(candidate -> {
            if (now.get(candidate.source()) != TestState.NO_CONNECTION) now.remove(candidate.source());
        }));
    }

    private interface Change {
        void to(Map<SourceId, TestState> now);
    }

    private synchronized void change(Change change) {
        var next = new HashMap<>(all.get());
        change.to(next);
        all.set(Map.copyOf(next));
    }
}
