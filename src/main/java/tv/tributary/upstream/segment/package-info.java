/// Segments of HLS streams in bounded memory and on disk, fetched once however many ask, or made here.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream.segment;
