package tv.tributary.format.m3u;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Text that was UTF-8, was taken for a Windows code page, and was written as UTF-8 again: `TÃ©lÃ©` for `Télé`,
/// `РќРѕРІРѕСЃС‚Рё` for `Новости`. Stateless; text that is none is seen to be so at its first letters.
public final class DoubleEncoding {
    /// Some texts went through it more than once.
    private static final int MOST_ROUNDS = 4;
    /// In Windows-1252 one letter is enough. Elsewhere two-letter accidents happen; three in a row do not.
    private static final List<CodePage> PAGES = List.of(
            new CodePage("windows-1252", 1),
            new CodePage("windows-1251", 3),
            new CodePage("windows-1250", 2),
            new CodePage("windows-1254", 2),
            new CodePage("windows-1253", 3),
            new CodePage("windows-1255", 3),
            new CodePage("windows-1256", 3),
            new CodePage("windows-1257", 2));

    private DoubleEncoding() {}

    /// The text as it was meant; the same text if it does not look so.
    public static String undone(String text) {
        if (isAscii(text)) return text;
        var meant = text;
        var next = text;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var before = next;
            next = once(before);
            if (next.equals(before)) break;
            if (next.chars().noneMatch(Character::isISOControl)) meant = next;
        }
        return meant;
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }

    private static String once(String text) {
        for (var page : PAGES) {
            if (page.isUtf8(text)) return new String(page.bytes(text), StandardCharsets.UTF_8);
        }
        return text;
    }

    /// The letters of a code page as bytes. Some programs hand on as they are the bytes between ASCII and Latin-1.
    private static final class CodePage {
        private static final int LETTERS = 0x2200;

        private final short[] byteOf = new short[LETTERS];
        private final int least;

        /// @param least how many letters beyond ASCII it takes to be sure
        CodePage(String name, int least) {
            this.least = least;
            Arrays.fill(byteOf, (short) -1);
            var charset = Charset.forName(name);
            for (var i = 0; i < 256; i++) {
                var letter = new String(new byte[] {(byte) i}, charset).charAt(0);
                if (letter < LETTERS) byteOf[letter] = (short) i;
                if (i >= 0x80 && i < 0xA0) byteOf[i] = (short) i;
            }
        }

        /// Whether the text's bytes are UTF-8 with at least so many letters.
        boolean isUtf8(String text) {
            var letters = 0;
            var missing = 0;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                var value = c < LETTERS ? byteOf[c] : -1;
                if (value < 0) return false;
                var continues = value >= 0x80 && value < 0xC0;
                if (continues != missing > 0) return false;
                if (continues) {
                    missing--;
                } else if (value >= 0x80) {
                    if (value < 0xC2 || value > 0xF4) return false;
                    missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
                    letters++;
                }
            }
            return missing == 0 && letters >= least && valid(text);
        }

        private boolean valid(String text) {
            return new String(bytes(text), StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
        }

        byte[] bytes(String text) {
            var bytes = new byte[text.length()];
            for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) byteOf[text.charAt(i)];
            return bytes;
        }
    }
}
