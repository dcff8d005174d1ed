package tv.tributary.identity.text;

import java.util.ArrayList;
import java.util.List;

/// Splits a name into words: folded, letters and digits apart, without punctuation except `+`.
public final class Tokens {
    /// @param bracketed it stood in brackets
    /// @param glued nothing stood between it and the word before
    /// @param capitals it was written in capitals only
    public record Word(String text, boolean bracketed, boolean glued, boolean capitals) {
        public boolean is(String other) {
            return text.equals(other);
        }

        public boolean isNumber() {
            return Folding.isDigit(text.charAt(0));
        }
    }

    private static final int SHORTEST_CAPITALS = 2;
    private static final int SHORTEST_GLUED = 4;

    private final String name;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int depth;
    private boolean glued;

    private Tokens(String name) {
        this.name = name;
    }

    public static List<Word> of(String name) {
        return new Tokens(name).cut();
    }

    private List<Word> cut() {
        var last = ' ';
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            // A dash or an apostrophe inside a word parts nothing: `n-tv`, `Rock'n`.
            if (isQuiet(c, i)) continue;
            if (Character.isLetterOrDigit(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                if (!word.isEmpty() && (parts(last, c) || beginsWord(i))) end(true);
                word.append(c);
                last = c;
            } else {
                end(false);
                if (c == '+' || c == '&') {
                    glued = i > 0 && name.charAt(i - 1) != ' ';
                    words.add(new Word(c == '+' ? "+" : "and", depth > 0, glued, false));
                    glued = true;
                } else {
                    glued = false;
                }
                if (c == '(' || c == '[') depth++;
                if ((c == ')' || c == ']') && depth > 0) depth--;
                last = ' ';
            }
        }
        end(false);
        return words;
    }

    private boolean isQuiet(char c, int at) {
        if (c == '\'' || c == '’' || c == '`' || c == '´' || c == '!' || c == 'ʼ') return true;
        return c == '.'
                && at >= 1
                && at + 2 < name.length()
                && Character.isUpperCase(name.charAt(at - 1))
                && (at < 2 || !Character.isLetter(name.charAt(at - 2)))
                && Character.isUpperCase(name.charAt(at + 1));
    }

    private static boolean parts(char last, char c) {
        return Character.isDigit(last) != Character.isDigit(c)
                || (Character.isLowerCase(last) && Character.isUpperCase(c));
    }

    /// Whether a capital behind capitals begins a word: `ABCSports` is `ABC Sports`, `FOROtv` is one word.
    private boolean beginsWord(int at) {
        if (at < SHORTEST_CAPITALS || at + SHORTEST_GLUED > name.length()) return false;
        for (var i = at - SHORTEST_CAPITALS; i <= at; i++) if (!Character.isUpperCase(name.charAt(i))) return false;
        for (var i = at + 1; i < at + SHORTEST_GLUED; i++) if (!Character.isLowerCase(name.charAt(i))) return false;
        return true;
    }

    private void end(boolean joined) {
        if (!word.isEmpty()) {
            var raw = word.toString();
            var text = Transliteration.of(Folding.plain(raw));
            var capitals = true;
            for (var i = 0; i < raw.length() && capitals; i++)
                capitals = Character.isUpperCase(raw.charAt(i)) || Character.isDigit(raw.charAt(i));
            if (!text.isEmpty()) words.add(new Word(text, depth > 0, glued, capitals));
            word.setLength(0);
        }
        glued = joined;
    }

    /// Transliterates Cyrillic, Greek, Georgian, Hebrew and Arabic to Latin as channels of those countries
    /// write their own names. Good enough to compare, not to read: vowels that a script omits stay omitted.
    static final class Transliteration {
        private static final String[] CYRILLIC = {
            "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
            "kh", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"
        };
        private static final String[] GREEK = {
            "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y",
            "f", "ch", "ps", "o"
        };
        private static final String[] GEORGIAN = {
            "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p",
            "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"
        };
        private static final String[] HEBREW = {
            "a", "b", "g", "d", "h", "v", "z", "ch", "t", "i", "k", "k", "l", "m", "m", "n", "n", "s", "a", "f", "p",
            "ts", "ts", "k", "r", "sh", "t"
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
}
