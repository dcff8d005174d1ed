package tv.tributary.format.hls;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Parses playlists. Ignores what it cannot parse. Pure, thread-safe.
public final class PlaylistReader {
    /// Bytes of a playlist; what comes behind is not looked at.
    public static final int MOST_BYTES = 8 << 20;

    private static final int START = 4096;
    /// A line that begins with one, behind white space, marks of encodings and what else cannot be seen.
    private static final Pattern TAG = Pattern.compile("(?im)^[^!-~]*#(EXTM3U|EXT-X-|EXTINF:)");

    private PlaylistReader() {}

    /// @param url where it came from, after redirects: relative addresses start there
    public static ParsedPlaylist read(byte[] bytes, String url) {
        return read(bytes, url, Map.of());
    }

    /// @param variables what the master playlist defines ([ParsedPlaylist.Master#variables])
    public static ParsedPlaylist read(byte[] bytes, String url, Map<String, String> variables) {
        var text = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
        var playlistParserState = new PlaylistParserState(url, variables);
        if (bytes.length > MOST_BYTES) playlistParserState.problem(1, ParsedPlaylist.PlaylistProblem.Kind.TOO_MUCH);
        int number = 0;
        int at = 0;
        while (at < text.length() && !playlistParserState.full()) {
            int end = lineEnd(text, at);
            number++;
            if (end - at > PlaylistParserState.LONGEST_LINE)
                playlistParserState.problem(number, ParsedPlaylist.PlaylistProblem.Kind.LINE_TOO_LONG);
            else playlistParserState.take(strip(text.substring(at, end)), number);
            at = end + 1;
            if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') at++;
        }
        return playlistParserState.playlist();
    }

    /// Whether an answer is a playlist by its first bytes, whatever it is called: comments and warnings of
    /// scripts may stand before its first tag.
    public static boolean recognises(byte[] bytes, int length) {
        return TAG.matcher(new String(bytes, 0, Math.min(length, START), StandardCharsets.ISO_8859_1))
                .find();
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') at++;
        return at;
    }

    private static String strip(String line) {
        return line.replace("\uFEFF", "").replace("\0", "").strip();
    }
}
