package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines to be written, as UTF-8. What would break a line becomes a blank. A list of a hundred thousand channels is
/// written in one go, so plain letters go straight into the bytes. Not thread-safe.
final class LineBytes {
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
