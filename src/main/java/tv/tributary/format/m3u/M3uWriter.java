package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Writes a playlist that every known client reads alike: `#EXTM3U` as the very first bytes (TVHeadend), double
/// quotes only (Jellyfin), all attributes before the first comma (Kodi), LF, UTF-8 without a byte order mark.
/// What would break a line is replaced: `"` by `'`, line ends by a blank. Request headers are never glued to
/// URLs (Jellyfin would ask for them). For one thread; does not close the stream.
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

    /// Lines to be written, as UTF-8. What would break a line becomes a blank. A list of a hundred thousand
    /// channels is written in one go, so plain letters go straight into the bytes. Not thread-safe.
    private static final class LineBytes {
        private byte[] bytes = new byte[1024];
        private int size;

        /// Whether nothing of a text would be written.
        static boolean isEmpty(String text) {
            return text.isEmpty() || oneLine(text).isEmpty();
        }

        /// Plain letters, as they are.
        void raw(String letters) {
            room(letters.length());
            for (int i = 0; i < letters.length(); i++) {
                bytes[size++] = (byte) letters.charAt(i);
            }
        }

        /// Without blanks around it.
        void text(String text) {
            String stripped = oneLine(text);
            if (!plain(stripped, '\n')) {
                encoded(stripped);
            }
        }

        /// The same with `'` for each `"`.
        void quoted(String text) {
            String stripped = oneLine(text);
            if (!plain(stripped, '"')) {
                encoded(stripped.replace('"', '\''));
            }
        }

        /// Blanks inside are written as `%20`, control characters left out.
        void url(String url) {
            String stripped = url.strip();
            if (plain(stripped, ' ')) {
                return;
            }
            StringBuilder clean = new StringBuilder(stripped.length() + 16);
            for (int i = 0; i < stripped.length(); i++) {
                char c = stripped.charAt(i);
                if (c == ' ') {
                    clean.append("%20");
                } else if (!Character.isISOControl(c)) {
                    clean.append(c);
                }
            }
            encoded(clean.toString());
        }

        /// Writes all and begins anew.
        void writeTo(OutputStream out) throws IOException {
            out.write(bytes, 0, size);
            size = 0;
        }

        /// Adds a text of nothing but plain letters; adds nothing if it holds others, or the refused one.
        private boolean plain(String text, char refused) {
            room(text.length());
            int to = size;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' || c >= 0x7F || c == refused) {
                    return false;
                }
                bytes[to++] = (byte) c;
            }
            size = to;
            return true;
        }

        private void encoded(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            room(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
        }

        private void room(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }

        /// Control characters become blanks, a CR LF one of them.
        private static String oneLine(String text) {
            boolean clean = true;
            for (int i = 0; clean && i < text.length(); i++) {
                clean = !Character.isISOControl(text.charAt(i));
            }
            if (clean) {
                return text.strip();
            }
            StringBuilder out = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean second = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                if (!second) {
                    out.append(Character.isISOControl(c) ? ' ' : c);
                }
            }
            return out.toString().strip();
        }
    }
}
