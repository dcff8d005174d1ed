/// Provider lists become channels: syncs lists, merges their sources, answers queries about both. Callers use the
/// public facades; all are thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog;
