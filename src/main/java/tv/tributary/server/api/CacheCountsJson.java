package tv.tributary.server.api;

import tv.tributary.stats.CacheCounts;

/// Cache statistics of segments.
///
/// @param there were in memory already
/// @param joined were on their way to somebody else
/// @param fetched had to be fetched for the one who asked
/// @param hitPercent the share that the provider was not asked for again; 0 when none was asked for
record CacheCountsJson(long there, long joined, long fetched, double hitPercent) {
    static CacheCountsJson of(CacheCounts cacheCounts) {
        return new CacheCountsJson(
                cacheCounts.there(), cacheCounts.joined(), cacheCounts.fetched(), cacheCounts.percent());
    }
}
