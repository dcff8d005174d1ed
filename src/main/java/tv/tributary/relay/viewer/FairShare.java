package tv.tributary.relay.viewer;

import java.util.Arrays;

/// Max-min fair division of a limit among demands. Pure.
final class FairShare {
    private FairShare() {}

    /// Small demands are met in full, the larger ones get equal shares of the rest. What is left when all are met is
    /// divided evenly.
    ///
    /// @param all the limit
    /// @param wanted each demand
    /// @return each share, in the same order
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

    /// The share of every demand that is larger than that.
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
