package tv.tributary.identity.text;

import java.text.Normalizer;
import java.util.Locale;

/// Folds text for comparison: compatibility characters (`ᴴᴰ`, `４Ｋ`) to plain ones, no accents, lower case.
public final class Folding {
    /// Small capitals have no plain counterpart in Unicode's tables.
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";
    private static final String SMALL_CAPITALS_PLAIN = "abcdefghijklmnoprstuvwyz";

    private Folding() {}

    public static String plain(String text) {
        if (isAscii(text)) return text.toLowerCase(Locale.ROOT);
        var parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = new StringBuilder(parts.length());
        for (var i = 0; i < parts.length(); i++) {
            var c = parts.charAt(i);
            var small = c < 0x250 ? -1 : SMALL_CAPITALS.indexOf(c);
            if (small >= 0) plain.append(SMALL_CAPITALS_PLAIN.charAt(small));
            else if (c == 'ł' || c == 'Ł') plain.append('l');
            else if (c == 'ø' || c == 'Ø') plain.append('o');
            else if (c == 'đ' || c == 'Đ') plain.append('d');
            else if (c == 'ß') plain.append("ss");
            else if (c == 'ı') plain.append('i');
            else if (Character.getType(c) != Character.NON_SPACING_MARK) plain.append(c);
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    // Plain loops: each of these is asked for every name, where a stream costs more than its work.

    public static boolean hasLetter(String text) {
        for (var i = 0; i < text.length(); i++) if (Character.isLetter(text.charAt(i))) return true;
        return false;
    }

    public static boolean hasLetterOrDigit(String text) {
        for (var i = 0; i < text.length(); i++) if (Character.isLetterOrDigit(text.charAt(i))) return true;
        return false;
    }

    public static boolean isNumber(String text) {
        for (var i = 0; i < text.length(); i++) if (!Character.isDigit(text.charAt(i))) return false;
        return !text.isEmpty();
    }

    static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }
}
