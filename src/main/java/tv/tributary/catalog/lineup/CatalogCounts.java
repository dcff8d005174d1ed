package tv.tributary.catalog.lineup;

/// Totals of the merge.
///
/// @param sources playable live streams of enabled providers
/// @param channels what they became
/// @param merged streams that became a backup instead of a channel of their own
/// @param withBackups channels with at least two streams
/// @param films VOD entries, kept aside
public record CatalogCounts(int sources, int channels, int merged, int withBackups, int films) {}
