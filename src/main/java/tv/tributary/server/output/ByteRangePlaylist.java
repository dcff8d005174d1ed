package tv.tributary.server.output;

import java.time.Duration;
import java.util.Locale;

/// A file of a transport stream as a playlist of its parts (RFC 8216, 4.3.2.2), so that what plays only playlists can
/// seek
/// in it. Nobody has looked for keyframes: parts have the same size and the length that is theirs on average, and a
/// player
/// takes the true times from the stream. Stateless.
final class ByteRangePlaylist {
    private static final int PACKET_BYTES = 188;
    private static final int PART_SECONDS = 6;

    private ByteRangePlaylist() {}

    /// @param file relative to the playlist
    /// @param bytes in it
    /// @param length how long it plays
    static String of(String file, long bytes, Duration length) {
        double seconds = Math.max(1, length.toMillis() / 1_000.0);
        long packets = Math.max(1, bytes / PACKET_BYTES);
        long inPart = Math.max(1, (long) Math.ceil(packets * PART_SECONDS / seconds));
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:4\n#EXT-X-TARGETDURATION:")
                .append(PART_SECONDS + 1)
                .append("\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n");
        for (long at = 0; at < packets; at += inPart) {
            long here = Math.min(inPart, packets - at);
            text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", seconds * here / packets))
                    .append("#EXT-X-BYTERANGE:")
                    .append(here * PACKET_BYTES)
                    .append('@')
                    .append(at * PACKET_BYTES)
                    .append('\n')
                    .append(file)
                    .append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
