package tv.tributary.identity.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.tributary.format.m3u.DoubleEncoding;

/// Repairs what lists do to names before they are read. Stateless.
public final class TextCleanup {
    /// Tags of Kodi's labels and of HTML.
    private static final Pattern TAG = Pattern.compile(
            "\\[/?(?:color|b|i|light|uppercase|lowercase|capitalize|cr)(?:[ =][^\\]\\[]*)?\\]"
                    + "|</?(?:b|i|u|em|strong|font|span|small|big|br|p)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /// Characters that lists use as a vertical bar.
    private static final String BARS = "¦│┃❘∣⏐⎪︱︳丨｜▎▌▏▍║‖";

    private TextCleanup() {}

    /// Without invisible characters and HTML entities, and with a space where plain letters meet raised ones
    /// (`ESPNᴴᴰ`); what looks like a bar is one.
    public static String repaired(String name) {
        var text = withoutMarkup(name.indexOf('&') >= 0 ? entities(name) : name);
        if (Folding.isAscii(text)) return text;
        text = MojibakeRepair.of(text);
        var repaired = new StringBuilder(text.length() + 2);
        var last = ' ';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var type = Character.getType(c);
            if (type == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F)) continue;
            if (BARS.indexOf(c) >= 0) c = '|';
            if (isRaised(c) && Character.isLetterOrDigit(last) && !isRaised(last)) repaired.append(' ');
            repaired.append(c);
            last = c;
        }
        return repaired.toString();
    }

    /// Without tags (`[COLOR red]`, `<b>`), and with the letters that escapes (`\\u0417`) stand for.
    private static String withoutMarkup(String name) {
        var text = name;
        if (text.contains("[/") || text.contains("</")) text = TAG.matcher(text).replaceAll("");
        if (text.contains("\\u")) {
            text = ESCAPE.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        }
        return text.isBlank() ? name : text;
    }

    private static String entities(String name) {
        return name.replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&apos;", "'")
                .replace("&quot;", "\"");
    }

    /// Superscripts and small capitals.
    private static boolean isRaised(char c) {
        return c == '²'
                || c == '³'
                || c == '¹'
                || (c >= 0x1D00 && c <= 0x1DBF)
                || (c >= 0x2070 && c <= 0x207F)
                || c == 'ⱽ'
                || c == 'ꜰ'
                || c == 'ꜱ'
                || c == 'ʜ'
                || c == 'ʀ'
                || c == 'ʟ';
    }

    /// Repairs characters: text decoded with the wrong charset (`TÃ©lÃ©`), Cyrillic letters among Latin ones
    /// (`HD` with a Cyrillic H), and white letters on black squares. Stateless.
    private static final class MojibakeRepair {
        private static final String CYRILLIC = "АВЕКМНОРСТХасеорху";
        private static final String LATIN = "ABEKMHOPCTXaceopxy";
        private static final int SQUARE_A = 0x1F170;

        private MojibakeRepair() {}

        static String of(String text) {
            var mended = DoubleEncoding.undone(text);
            mended = mended.indexOf('\uD83C') >= 0 ? squares(mended) : mended;
            return hasCyrillic(mended) ? words(mended) : mended;
        }

        /// Not the flags, which are two letters each and stand after these in Unicode.
        private static String squares(String text) {
            var plain = new StringBuilder(text.length());
            text.codePoints().forEach(c -> {
                if (c >= SQUARE_A && c < SQUARE_A + 26) plain.append((char) ('A' + c - SQUARE_A));
                else plain.appendCodePoint(c);
            });
            return plain.toString();
        }

        private static boolean hasCyrillic(String text) {
            for (var i = 0; i < text.length(); i++) if (isCyrillic(text.charAt(i))) return true;
            return false;
        }

        private static boolean isCyrillic(char c) {
            return c >= 0x400 && c <= 0x4FF;
        }

        /// A word of both scripts is Latin, if all its Cyrillic letters look so.
        private static String words(String text) {
            var mended = new StringBuilder(text);
            for (var start = 0; start < text.length(); ) {
                var end = start;
                var isLatin = false;
                var looksLatin = true;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    var c = text.charAt(end++);
                    isLatin |= c < 0x250;
                    looksLatin &= !isCyrillic(c) || CYRILLIC.indexOf(c) >= 0;
                }
                for (var i = start; i < end && isLatin && looksLatin; i++) {
                    var at = CYRILLIC.indexOf(text.charAt(i));
                    if (at >= 0) mended.setCharAt(i, LATIN.charAt(at));
                }
                start = end + 1;
            }
            return mended.toString();
        }
    }
}
