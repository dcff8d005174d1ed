package tv.tributary.health;

import tv.tributary.upstream.Upstream;

/// Cancels a probe from another thread, with a reason. The first reason counts. Thread-safe.
final class ProbeCancellation {
    enum Why {
        /// Nobody ended it.
        NONE,
        /// Its connection is needed.
        TAKEN,
        /// No picture came in time.
        LATE
    }

    private final Upstream upstream;
    private Why why = Why.NONE;

    ProbeCancellation(Upstream upstream) {
        this.upstream = upstream;
    }

    void come(Why reason) {
        synchronized (this) {
            if (why == Why.NONE) why = reason;
        }
        upstream.close();
    }

    synchronized Why why() {
        return why;
    }
}
