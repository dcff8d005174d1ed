/// Reads a provider's list into sources: opens it, recognises known entries, refuses what is no list. Whether a list
/// that shrank is taken over is `catalog.sync`'s decision. Used by the catalog's own facades only; one reading belongs
/// to one job's thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.intake;
