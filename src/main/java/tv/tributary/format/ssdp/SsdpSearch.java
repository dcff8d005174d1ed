package tv.tributary.format.ssdp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A client's search for devices (`M-SEARCH`).
///
/// @param target what is searched for, such as `ssdp:all` or `upnp:rootdevice`
/// @param longestWait seconds within which answers are to come, spread at random, 0 to 5
public record SsdpSearch(String target, int longestWait) {
    /// In bytes; real ones are a tenth of it.
    public static final int LONGEST = 2_048;

    private static final int MOST_SECONDS = 5;
    private static final String START = "M-SEARCH * HTTP/1.1";

    /// @param length how many of the bytes are the message's
    /// @return empty if they are no search
    public static Optional<SsdpSearch> of(byte[] bytes, int length) {
        if (length > Math.min(LONGEST, bytes.length) || length < START.length()) return Optional.empty();
        var lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        if (!lines[0].strip().equals(START)) return Optional.empty();
        var headers = headers(lines);
        var target = headers.getOrDefault("ST", "");
        if (target.isEmpty() || !headers.getOrDefault("MAN", "").equals("\"ssdp:discover\"")) return Optional.empty();
        return Optional.of(new SsdpSearch(target, seconds(headers.getOrDefault("MX", ""))));
    }

    /// By their names in capitals; of one that comes twice the first counts.
    private static Map<String, String> headers(String[] lines) {
        var headers = new HashMap<String, String>();
        for (int n = 1; n < lines.length && !lines[n].isBlank(); n++) {
            int colon = lines[n].indexOf(':');
            if (colon <= 0) continue;
            var name = lines[n].substring(0, colon).strip().toUpperCase(Locale.ROOT);
            headers.putIfAbsent(name, lines[n].substring(colon + 1).strip());
        }
        return headers;
    }

    /// A search that was sent to one device alone names no time: it wants its answer at once.
    private static int seconds(String text) {
        if (!text.matches("\\d{1,9}")) return 0;
        return Math.min(MOST_SECONDS, Integer.parseInt(text));
    }
}
