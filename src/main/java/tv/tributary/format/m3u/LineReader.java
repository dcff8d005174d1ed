package tv.tributary.format.m3u;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tv.tributary.format.document.LegacyCharset;

/// The lines of a byte stream, one at a time, ended by LF, CR LF or CR alone. Works on blocks of bytes: a
/// line becomes text only when asked for. For one thread.
final class LineReader {
    /// Longer lines are skipped: no playlist needs them, and memory must stay bounded.
    static final int LONGEST = 1 << 20;

    private static final int BLOCK = 1 << 16;
    private static final int EXCERPT = 200;

    private final InputStream in;
    private final LegacyCharset legacy;
    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int filled;
    private int start;
    private int end;
    private int number;
    private boolean feedMayFollow;
    private boolean tooLong;
    private boolean terminated = true;
    private boolean repaired;

    LineReader(InputStream in, LegacyCharset legacy) {
        this.in = in;
        this.legacy = legacy;
    }

    /// The first bytes, before any line is taken.
    byte[] head(int most) throws IOException {
        while (filled - from < most && fill()) {
            // A little more each time.
        }
        return Arrays.copyOfRange(buffer, from, Math.min(filled, from + most));
    }

    /// Steps to the next line.
    ///
    /// @return false at the end of the stream
    boolean next() throws IOException {
        tooLong = false;
        int scan = from;
        while (true) {
            if (feedMayFollow && from < filled) {
                feedMayFollow = false;
                if (buffer[from] == '\n') {
                    from++;
                }
                scan = from;
            }
            int stop = terminator(scan);
            tooLong |= stop - from > LONGEST;
            if (stop < filled) {
                terminated = true;
                found(stop, stop + 1);
                feedMayFollow = buffer[stop] == '\r';
                return true;
            }
            if (tooLong) {
                filled = from + EXCERPT;
            }
            int length = filled - from;
            if (!fill()) {
                terminated = false;
                found(filled, filled);
                return length > 0;
            }
            scan = from + length;
        }
    }

    /// From 1.
    int number() {
        return number;
    }

    /// Whether the line was longer than [#LONGEST]; its text is then only its beginning.
    boolean tooLong() {
        return tooLong;
    }

    /// Whether a line end followed; false for a last line without one.
    boolean terminated() {
        return terminated;
    }

    /// Whether the line holds nothing but blanks.
    boolean blank() {
        return start == end;
    }

    /// The line without the blanks around it and without NUL bytes. UTF-8; a line that is not is read in the
    /// code page of the document.
    String text() {
        repaired = false;
        int begin = start;
        if (end - begin >= 3 && buffer[begin] == (byte) 0xEF && isByteOrderMark(begin)) {
            begin += 3;
            while (begin < end && isBlank(buffer[begin])) {
                begin++;
            }
        }
        String text = new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(begin)) {
            text = new String(buffer, begin, end - begin, legacy.of(buffer, begin, filled));
            repaired = true;
        }
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /// Whether the last [#text()] was not UTF-8.
    boolean repaired() {
        return repaired;
    }

    private int terminator(int scan) {
        byte[] bytes = buffer;
        int limit = filled;
        int at = scan;
        while (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private void found(int stop, int next) {
        number++;
        start = from;
        end = tooLong ? Math.min(stop, from + EXCERPT) : stop;
        while (start < end && isBlank(buffer[start])) {
            start++;
        }
        while (end > start && isBlank(buffer[end - 1])) {
            end--;
        }
        from = next;
    }

    /// Reads on behind what is left, which moves to the front.
    private boolean fill() throws IOException {
        int left = filled - from;
        if (left > 0 && from > 0) {
            System.arraycopy(buffer, from, buffer, 0, left);
        }
        from = 0;
        filled = left;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        return true;
    }

    private static boolean isBlank(byte value) {
        return value >= 0 && value <= ' ';
    }

    private boolean isByteOrderMark(int at) {
        return buffer[at + 1] == (byte) 0xBB && buffer[at + 2] == (byte) 0xBF;
    }

    private boolean isUtf8(int begin) {
        return LegacyCharset.isUtf8(buffer, begin, end);
    }
}
