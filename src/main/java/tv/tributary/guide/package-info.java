/// Programme guides: sources that are read on a schedule, their channels found for those of the line-up,
/// programmes merged and served. Stands beside the catalog and does not know it: it is given the line-up as a
/// function. Callers use the facades of this package; they are thread-safe and block.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide;
