package tv.tributary.stats;

import java.util.ArrayList;
import java.util.List;

/// Counts values by size, as Prometheus does: each bucket counts what is not above its limit. Thread-safe.
public final class Histogram {
    /// @param limits of the buckets, the smallest first
    /// @param counts of values up to each limit, and of all as the last
    /// @param sum of all values
    public record HistogramCounts(List<Double> limits, List<Long> counts, double sum) {
        public HistogramCounts {
            limits = List.copyOf(limits);
            counts = List.copyOf(counts);
        }
    }

    private final List<Double> limits;
    private final long[] counts;
    private double sum;

    /// @param limits the smallest first
    Histogram(Double... limits) {
        this.limits = List.of(limits);
        this.counts = new long[limits.length + 1];
    }

    synchronized void add(double value) {
        var at = 0;
        while (at < limits.size() && value > limits.get(at)) at++;
        counts[at]++;
        sum += value;
    }

    public synchronized HistogramCounts counts() {
        var all = new ArrayList<Long>();
        var so = 0L;
        for (var count : counts) {
            so += count;
            all.add(so);
        }
        return new HistogramCounts(limits, all, sum);
    }
}
