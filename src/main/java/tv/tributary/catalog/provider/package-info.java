/// The household's providers: drafts, their validation, and what came of the last sync. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.provider;
