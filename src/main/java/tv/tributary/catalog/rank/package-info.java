/// The order of a channel's streams, the reasons for it, and the candidates the relay opens. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.rank;
