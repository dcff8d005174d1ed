/// Past programmes: which channels have an archive at one of their providers, and what plays a programme of it. Called
/// on any thread; reads the database shortly.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.archive;
