package tv.tributary.format.xmltv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import tv.tributary.format.document.HtmlEntities;
import tv.tributary.format.document.LegacyCharset;

/// Makes well-formed UTF-8 of one text of an XML document: the characters between two tags, or the value of
/// an attribute. Control characters go, HTML's references become what they mean, a bare `&` becomes a
/// reference, and what is not UTF-8 is read in the code page its letters fit best. For one thread.
final class TextRepair {
    private static final int LONGEST_REFERENCE = 12;
    /// A document with so many good characters for each bad byte is UTF-8 that was cut, not another code page.
    private static final int SURE = 8;
    private static final byte HIGH = 1;
    private static final byte SPECIAL = 2;
    private static final byte CONTROL = 3;
    /// What each byte is; 0 for what stays as it is.
    private static final byte[] CLASS = classes();

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final LegacyCharset legacy;
    private final Output out = new Output();
    private long goodCharacters;
    private long badBytes;
    private boolean recoded;

    /// @param declared what the document says its code page is; empty for nothing
    /// @param server what its server says; empty for nothing
    TextRepair(Supplier<String> declared, String server) {
        this.legacy = new LegacyCharset(declared, server);
    }

    /// Where the repaired text goes.
    Output out() {
        return out;
    }

    /// Whether some of it was not UTF-8.
    boolean recoded() {
        return recoded;
    }

    /// @param literal whether `&` stands for itself, as in CDATA
    /// @param windowEnd where the bytes at hand end, beyond the text
    void append(byte[] bytes, int from, int to, int windowEnd, boolean literal) {
        var high = false;
        for (var i = from; i < to; i++) {
            if (bytes[i] < 0) {
                high = true;
                break;
            }
        }
        if (high && !isUtf8(bytes, from, to)) {
            appendDamaged(bytes, from, to, windowEnd, literal);
            return;
        }
        appendGood(bytes, from, to, literal);
    }

    private void appendDamaged(byte[] bytes, int from, int to, int windowEnd, boolean literal) {
        recoded = true;
        var text = hasGoodCharacters(bytes, from, to) || goodCharacters > badBytes * SURE
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8).replace("\uFFFD", "")
                : new String(bytes, from, to - from, legacy.of(bytes, from, windowEnd));
        var good = text.getBytes(StandardCharsets.UTF_8);
        appendGood(good, 0, good.length, literal);
    }

    /// Whether most of what is not ASCII is well-formed.
    private boolean hasGoodCharacters(byte[] bytes, int from, int to) {
        var good = 0;
        var bad = 0;
        for (var i = from; i < to; ) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            var length = length(bytes, i, to);
            if (length > 0) good++;
            else bad++;
            i += Math.max(1, length);
        }
        badBytes += bad;
        return good > bad;
    }

    private void appendGood(byte[] bytes, int from, int to, boolean literal) {
        var start = from;
        var at = from;
        while (at < to) {
            var kind = CLASS[bytes[at] & 0xFF];
            if (kind == 0 || (kind == HIGH && !isNoncharacter(bytes, at, to))) {
                at++;
                continue;
            }
            out.write(bytes, start, at - start);
            at += kind == SPECIAL ? special(bytes, at, to, literal) : kind == HIGH ? 3 : 1;
            start = at;
        }
        out.write(bytes, start, to - start);
    }

    /// @return how many bytes it was
    private int special(byte[] bytes, int at, int to, boolean literal) {
        switch (bytes[at]) {
            case '<' -> out.ascii("&lt;");
            case '>' -> out.ascii("&gt;");
            case '"' -> out.ascii("&quot;");
            default -> {
                var length = literal ? 0 : referenceLength(bytes, at, to);
                if (length == 0) out.ascii("&amp;");
                else reference(new String(bytes, at, length, StandardCharsets.US_ASCII));
                return Math.max(1, length);
            }
        }
        return 1;
    }

    /// Of `&name;` or `&#1234;` at that place; 0 if none is there.
    private static int referenceLength(byte[] bytes, int at, int to) {
        var most = Math.min(to, at + LONGEST_REFERENCE);
        for (var i = at + 1; i < most; i++) {
            var c = bytes[i];
            if (c == ';') return i == at + 1 ? 0 : i + 1 - at;
            var part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!part && !(c == '#' && i == at + 1)) return 0;
        }
        return 0;
    }

    private void reference(String reference) {
        switch (reference) {
            case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" -> out.ascii(reference);
            default -> {
                var meaning = reference.charAt(1) == '#' ? numeric(reference) : HtmlEntities.undone(reference);
                if (meaning.equals(reference)) {
                    out.ascii("&amp;");
                    out.ascii(reference.substring(1));
                } else {
                    var bytes = meaning.getBytes(StandardCharsets.UTF_8);
                    appendGood(bytes, 0, bytes.length, true);
                }
            }
        }
    }

    /// What a number stands for: nothing where XML allows none, and where it is a place in Windows' code
    /// page, that.
    private static String numeric(String reference) {
        var hex = reference.length() > 3 && (reference.charAt(2) == 'x' || reference.charAt(2) == 'X');
        try {
            var code = Integer.parseInt(reference, hex ? 3 : 2, reference.length() - 1, hex ? 16 : 10);
            if (code >= 0x80 && code < 0xA0) return new String(new byte[] {(byte) code}, WINDOWS);
            return isCharacter(code) ? Character.toString(code) : "";
        } catch (NumberFormatException _) {
            return reference;
        }
    }

    private static boolean isCharacter(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= ' ' && code < 0xD800)
                || (code > 0xDFFF && code < 0xFFFE)
                || (code > 0xFFFF && code <= Character.MAX_CODE_POINT);
    }

    private boolean isUtf8(byte[] bytes, int from, int to) {
        var count = 0;
        for (var i = from; i < to; ) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            var length = length(bytes, i, to);
            if (length == 0) return false;
            i += length;
            count++;
        }
        goodCharacters += count;
        return true;
    }

    /// Of the character of several bytes at that place; 0 if it is none.
    private static int length(byte[] bytes, int at, int to) {
        var first = bytes[at] & 0xFF;
        var length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > to) return 0;
        for (var i = at + 1; i < at + length; i++) if ((bytes[i] & 0xC0) != 0x80) return 0;
        var second = bytes[at + 1] & 0xFF;
        return switch (first) {
            case 0xE0 -> second < 0xA0 ? 0 : length;
            case 0xED -> second > 0x9F ? 0 : length;
            case 0xF0 -> second < 0x90 ? 0 : length;
            case 0xF4 -> second > 0x8F ? 0 : length;
            default -> length;
        };
    }

    /// U+FFFE and U+FFFF, which XML does not allow.
    private static boolean isNoncharacter(byte[] bytes, int at, int to) {
        return bytes[at] == (byte) 0xEF
                && at + 2 < to
                && bytes[at + 1] == (byte) 0xBF
                && (bytes[at + 2] & 0xFE) == 0xBE;
    }

    private static byte[] classes() {
        var classes = new byte[256];
        for (var i = 0; i < ' '; i++) classes[i] = CONTROL;
        classes['\t'] = 0;
        classes['\n'] = 0;
        classes['\r'] = 0;
        classes[0x7F] = CONTROL;
        for (var i = 0x80; i < 256; i++) classes[i] = HIGH;
        for (var c : "&<>\"".toCharArray()) classes[c] = SPECIAL;
        return classes;
    }

    /// Bytes that were repaired, to be taken piece by piece. Unlike the JDK's it locks nothing.
    static final class Output {
        private byte[] bytes = new byte[1 << 14];
        private int count;

        int size() {
            return count;
        }

        void reset() {
            count = 0;
        }

        void write(int one) {
            room(1);
            bytes[count++] = (byte) one;
        }

        void write(byte[] source, int from, int length) {
            room(length);
            System.arraycopy(source, from, bytes, count, length);
            count += length;
        }

        void ascii(String text) {
            room(text.length());
            for (var i = 0; i < text.length(); i++) bytes[count++] = (byte) text.charAt(i);
        }

        /// Copies bytes out of it.
        ///
        /// @return how many
        int take(int at, byte[] target, int offset, int length) {
            var some = Math.min(length, count - at);
            System.arraycopy(bytes, at, target, offset, some);
            return some;
        }

        private void room(int length) {
            if (count + length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + length));
        }
    }
}
