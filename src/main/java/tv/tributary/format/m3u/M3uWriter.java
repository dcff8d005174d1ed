package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// Writes a playlist that every known client reads alike: `#EXTM3U` as the very first bytes (TVHeadend), double quotes
/// only (Jellyfin), all attributes before the first comma (Kodi), LF, UTF-8 without a byte order mark. What would break
/// a line is replaced: `"` by `'`, line ends by a blank. Request headers are never glued to URLs (Jellyfin would ask
/// for them). For one thread; does not close the stream.
public final class M3uWriter {
    private final OutputStream out;
    private final LineBytes line = new LineBytes();

    private M3uWriter(OutputStream out) {
        this.out = out;
    }

    /// Begins a playlist without a guide.
    ///
    /// @throws IOException if `out` does
    public static M3uWriter begin(OutputStream out) throws IOException {
        return begin(out, "");
    }

    /// Begins a playlist whose guide is at this URL; empty for none. Written under both names in use.
    ///
    /// @throws IOException if `out` does
    public static M3uWriter begin(OutputStream out, String guideUrl) throws IOException {
        M3uWriter writer = new M3uWriter(out);
        writer.line.raw("#EXTM3U");
        writer.attribute("x-tvg-url", guideUrl);
        writer.attribute("url-tvg", guideUrl);
        writer.line.raw("\n");
        writer.line.writeTo(out);
        return writer;
    }

    /// @throws IOException if the stream does
    public void write(M3uItem item) throws IOException {
        line.raw("#EXTINF:");
        line.raw(duration(item.duration()));
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
        line.raw(",");
        line.text(item.name());
        line.raw("\n");
        line.url(item.url());
        line.raw("\n");
        line.writeTo(out);
    }

    private void attribute(String key, String value) {
        if (!LineBytes.isEmpty(value)) {
            line.raw(" ");
            line.raw(key);
            line.raw("=\"");
            line.quoted(value);
            line.raw("\"");
        }
    }

    /// Whole seconds as a whole number, since some clients read only digits.
    private static String duration(double seconds) {
        if (!(seconds > 0) || seconds >= Integer.MAX_VALUE) {
            return "-1";
        }
        long whole = Math.max(1, Math.round(seconds));
        return Long.toString(whole);
    }
}
