/// The public directory of channels as a source of the product: fetched, kept as a compact index, read again.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.directory;
