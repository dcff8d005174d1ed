/// Which streams are the same channel: `KeyMerger` groups by key, `MatchScorer` weighs channels whose keys differ and
/// gives
/// the evidence. Pure; objects belong to one thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.match;
