package tv.tributary.relay.live;

import java.util.Arrays;

/// Divides what there is among those who want some of it. Pure.
final class Shares {
    private Shares() {}

    /// Nobody gets less than another who wants no more; who wants little gets it first. What is left when all have what
    /// they want is divided evenly.
    ///
    /// @param all what there is to divide
    /// @param wanted how much each wants
    /// @return how much each gets, in the same order
    static long[] divide(long all, long[] wanted) {
        var shares = new long[wanted.length];
        if (wanted.length == 0) return shares;
        long sum = Arrays.stream(wanted).sum();
        if (sum <= all) {
            long more = (all - sum) / wanted.length;
            Arrays.setAll(shares, i -> wanted[i] + more);
            return shares;
        }
        long level = level(all, wanted);
        Arrays.setAll(shares, i -> Math.min(wanted[i], level));
        return shares;
    }

    /// What each gets who wants more than that.
    private static long level(long all, long[] wanted) {
        var ascending = wanted.clone();
        Arrays.sort(ascending);
        long left = all;
        int people = ascending.length;
        for (long want : ascending) {
            if (want > left / people) break;
            left -= want;
            people--;
        }
        return left / Math.max(1, people);
    }
}
