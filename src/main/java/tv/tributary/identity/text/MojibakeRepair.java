package tv.tributary.identity.text;

import tv.tributary.format.m3u.DoubleEncoding;

/// Repairs characters: text decoded with the wrong charset (`TÃ©lÃ©`), Cyrillic letters among Latin ones (`HD` with a
/// Cyrillic H), and white letters on black squares. Stateless.
final class MojibakeRepair {
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
