/// Xtream accounts as a kind of provider: from a login to entries. Knows `catalog.intake` and `catalog.provider`; only
/// `catalog` knows it. Thread-safe where its classes say so.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.xtream;
