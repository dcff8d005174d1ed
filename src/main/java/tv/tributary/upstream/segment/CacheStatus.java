package tv.tributary.upstream.segment;

/// The origin of a segment.
public enum CacheStatus {
    /// It was there already.
    HIT,
    /// It was on its way to somebody else.
    JOINED,
    /// It had to be fetched.
    FETCHED,
    /// It was made here.
    MADE
}
