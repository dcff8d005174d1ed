/// Which streams are the same channel. Pure: no files, no network, no clock, no memory between calls but what the
/// caller holds. [Identity] reads one stream's name, [Merger] places streams into channels.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.merge;
