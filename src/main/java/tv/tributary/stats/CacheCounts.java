package tv.tributary.stats;

import tv.tributary.relay.hls.HlsSnapshot;

/// Cache statistics of segments.
///
/// @param there were in memory already
/// @param joined were on their way to somebody else
/// @param fetched had to be fetched for the one who asked
public record CacheCounts(long there, long joined, long fetched) {
    public static final CacheCounts NONE = new CacheCounts(0, 0, 0);

    static CacheCounts of(HlsSnapshot view) {
        return new CacheCounts(view.hits(), view.joined(), view.fetched());
    }

    public long asked() {
        return there + joined + fetched;
    }

    /// The share that the provider was not asked for again, in percent; 0 when none was asked for.
    public double percent() {
        return asked() == 0 ? 0 : Math.round((there + joined) * 1000.0 / asked()) / 10.0;
    }

    CacheCounts plus(CacheCounts more) {
        return new CacheCounts(there + more.there, joined + more.joined, fetched + more.fetched);
    }

    CacheCounts minus(CacheCounts less) {
        return new CacheCounts(there - less.there, joined - less.joined, fetched - less.fetched);
    }
}
