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
                if (!word.isEmpty() && parts(last, c)) end(true);
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
}
