/// Reads a provider's list into sources: opens it, recognises known entries, refuses lists that cannot be trusted. Used
/// by the catalog's own facades only; one reading belongs to one job's thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.intake;
