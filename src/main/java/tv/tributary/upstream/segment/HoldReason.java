package tv.tributary.upstream.segment;

/// Reasons for holding a [Segment].
enum HoldReason {
    /// To read it: its bytes stay where they are.
    READ,
    /// To read it later, or to let others.
    KEEP,
    /// To have it at hand, though it could be had again.
    CACHE
}
