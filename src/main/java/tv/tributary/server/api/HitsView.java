package tv.tributary.server.api;

import tv.tributary.stats.Hits;

/// Segments that were asked for.
///
/// @param there were in memory already
/// @param joined were on their way to somebody else
/// @param fetched had to be fetched for the one who asked
/// @param hitPercent the share that the provider was not asked for again; 0 when none was asked for
record HitsView(long there, long joined, long fetched, double hitPercent) {
    static HitsView of(Hits hits) {
        return new HitsView(hits.there(), hits.joined(), hits.fetched(), hits.percent());
    }
}
