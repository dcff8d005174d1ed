/// Parses HLS playlists as providers write them (RFC 8216 and worse). Pure: no clock, no input or output. Content never
/// throws; see [tv.tributary.format.hls.PlaylistReader].
@org.jspecify.annotations.NullMarked
package tv.tributary.format.hls;
