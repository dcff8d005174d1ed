package tv.tributary.identity.text;

/// Transliterates Cyrillic, Greek, Georgian, Hebrew and Arabic to Latin as channels of those countries write their own
/// names. Good enough to compare, not to read: vowels that a script omits stay omitted.
final class Transliteration {
    private static final String[] CYRILLIC = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"
    };
    private static final String[] GREEK = {
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
        "ch", "ps", "o"
    };
    private static final String[] GEORGIAN = {
        "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k",
        "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"
    };
    private static final String[] HEBREW = {
        "a", "b", "g", "d", "h", "v", "z", "ch", "t", "i", "k", "k", "l", "m", "m", "n", "n", "s", "a", "f", "p", "ts",
        "ts", "k", "r", "sh", "t"
    };

    private Transliteration() {}

    /// @param plain folded text
    static String of(String plain) {
        var foreign = -1;
        for (var i = 0; i < plain.length() && foreign < 0; i++) if (plain.charAt(i) >= 0x370) foreign = i;
        if (foreign < 0) return plain;
        var latin = new StringBuilder(plain.length() + 8).append(plain, 0, foreign);
        for (var i = foreign; i < plain.length(); i++) append(latin, plain.charAt(i));
        return latin.toString();
    }

    private static void append(StringBuilder latin, char c) {
        if (c >= 'а' && c <= 'я') latin.append(CYRILLIC[c - 'а']);
        else if (c >= 'α' && c <= 'ω') latin.append(GREEK[c - 'α']);
        else if (c >= 'ა' && c <= 'ჰ') latin.append(GEORGIAN[c - 'ა']);
        else if (c >= 'א' && c <= 'ת') latin.append(HEBREW[c - 'א']);
        else if (c >= 0x370 && Character.isDigit(c)) latin.append((char) ('0' + Character.digit(c, 10)));
        else latin.append(special(c));
    }

    private static String special(char c) {
        return switch (c) {
            case 'ё' -> "e";
            case 'і', 'ї' -> "i";
            case 'є' -> "e";
            case 'ґ', 'ѓ' -> "g";
            case 'ј' -> "j";
            case 'љ' -> "lj";
            case 'њ' -> "nj";
            case 'ћ' -> "c";
            case 'ђ' -> "dj";
            case 'џ' -> "dz";
            case 'ќ' -> "kj";
            case 'ѕ' -> "dz";
            // Alif in its forms, tatweel and the letter t at the end of a word differ from writer to writer.
            case 'أ', 'إ', 'آ' -> "ا";
            case 'ة' -> "ه";
            case 'ى' -> "ي";
            case 'ـ' -> "";
            default -> String.valueOf(c);
        };
    }
}
