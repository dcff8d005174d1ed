/// The channel line-up in memory: rows, search, totals, and the cache that is refreshed after each change. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.lineup;
