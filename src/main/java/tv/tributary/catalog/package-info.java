/// Providers in, channels out: syncs provider lists, merges their sources into channels, answers questions about both.
/// Callers use the public facades; all are thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog;
