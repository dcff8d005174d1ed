/// Providers: drafts, their validation, and the result of the last sync. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.provider;
