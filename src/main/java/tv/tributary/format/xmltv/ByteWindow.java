package tv.tributary.format.xmltv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The part of a byte stream that is being looked at: what is searched for is read into it, up to a megabyte
/// ahead. Lengths count from the place where it stands. For one thread.
final class ByteWindow {
    private static final int BLOCK = 1 << 16;
    /// Whatever is searched for and does not come within this is taken as if the stream ended there.
    private static final int FURTHEST = 1 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[BLOCK];
    private int at;
    private int end;
    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /// Valid until the next call that may read.
    byte[] bytes() {
        return bytes;
    }

    /// Where it stands in [#bytes()].
    int at() {
        return at;
    }

    /// Where the bytes at hand end.
    int end() {
        return end;
    }

    /// Whether the stream is over.
    boolean isEmpty() throws IOException {
        return at == end && !fill();
    }

    /// Whether a search came to the end of what can be searched.
    boolean reachedEnd(int length) {
        return at + length >= end;
    }

    /// Goes on by so many bytes, or to the end of those at hand.
    void skip(int count) {
        at = Math.min(end, at + count);
    }

    /// The byte so far ahead; -1 behind the end.
    int peek(int ahead) throws IOException {
        while (at + ahead >= end) if (!fill()) return -1;
        return bytes[at + ahead] & 0xFF;
    }

    boolean startsWith(String ascii) throws IOException {
        for (var i = 0; i < ascii.length(); i++) if (peek(i) != ascii.charAt(i)) return false;
        return true;
    }

    /// How far ahead that byte is; where there is none, how far the end is.
    int find(char ascii) throws IOException {
        var from = at;
        while (true) {
            for (var i = from; i < end; i++) if (bytes[i] == ascii) return i - at;
            var ahead = end - at;
            if (!fill()) return end - at;
            from = at + ahead;
        }
    }

    /// As [#find(char)].
    int find(String ascii) throws IOException {
        var wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        var from = at;
        while (true) {
            for (var i = from; i <= end - wanted.length; i++) {
                if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) return i - at;
            }
            var ahead = Math.max(0, end - at - wanted.length + 1);
            if (!fill()) return end - at;
            from = at + ahead;
        }
    }

    /// How far ahead the `>` of the tag is that begins here: one in quotes is none. Where the quotes do not
    /// match, the first one.
    int tagEnd() throws IOException {
        var quote = 0;
        var before = 0;
        var i = at + 1;
        while (true) {
            for (; i < end; i++) {
                var c = bytes[i];
                if (quote != 0) {
                    if (c == quote) quote = 0;
                    else if (c == '<') return find('>');
                } else if (c == '>') {
                    return i - at;
                } else if ((c == '"' || c == '\'') && before == '=') {
                    quote = c;
                }
                before = c;
            }
            var ahead = i - at;
            if (!fill()) return quote == 0 ? end - at : find('>');
            i = at + ahead;
        }
    }

    /// False at the end, and where too much is at hand already.
    private boolean fill() throws IOException {
        if (ended || end - at >= FURTHEST) return false;
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            end -= at;
            at = 0;
        }
        if (end == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, FURTHEST + BLOCK));
        var read = in.read(bytes, end, bytes.length - end);
        if (read <= 0) {
            ended = read < 0;
            return false;
        }
        end += read;
        return true;
    }
}
