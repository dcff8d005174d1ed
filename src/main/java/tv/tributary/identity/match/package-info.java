/// Matches streams of the same channel: `KeyGrouping` groups by key, `MatchScorer` scores channels whose keys differ
/// and gives the evidence. Pure; objects belong to one thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.match;
