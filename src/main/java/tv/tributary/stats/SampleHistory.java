package tv.tributary.stats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last samples. Thread-safe.
final class SampleHistory {
    private final Deque<Stats.Sample> samples = new ArrayDeque<>();
    private final int capacity;

    SampleHistory(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Stats.Sample sample) {
        if (samples.size() == capacity) samples.removeFirst();
        samples.addLast(sample);
    }

    /// Oldest first.
    synchronized List<Stats.Sample> all() {
        return List.copyOf(samples);
    }
}
