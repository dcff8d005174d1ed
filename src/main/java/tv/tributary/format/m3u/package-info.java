/// The M3U playlist dialect of IPTV providers: a tolerant, lossless, streaming reader and a strict writer. The lists of
/// other players are read as the same entries.
/// Pure: no files, no network, no clock. Content never throws.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.m3u;
