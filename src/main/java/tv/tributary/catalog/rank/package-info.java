/// In which order the streams of a channel are tried, why, and what the relay needs to open them. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.rank;
