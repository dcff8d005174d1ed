/// HLS segments in bounded memory and on disk: fetched once for all readers, or cut here.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream.segment;
