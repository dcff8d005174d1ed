/// MPEG transport streams: packets, tables, clocks, continuity, random access points. Pure: no I/O, no clock, no thread
/// of its own. Content never throws. Sources: ISO/IEC 13818-1 (packets, tables, PES), H.264 and H.265 annex B (NAL
/// units).
@org.jspecify.annotations.NullMarked
package tv.tributary.format.ts;
