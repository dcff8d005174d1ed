package tv.tributary.format.document;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/// Tells which code page a text was written in that is not UTF-8, by the letters it would have in each. Made
/// for channel names, of which there may be only two: it looks at words, at capitals and at how common
/// letters are in a language, not at sequences as detectors of prose do. Stateless.
final class CharsetDetector {
    /// A byte that means nothing.
    private static final double BROKEN = -6;
    private static final double SYMBOL_IN_WORD = -2;
    private static final double SYMBOL_AT_WORD = -0.7;
    private static final double OTHER_LETTER = -1.5;
    private static final double CASE = -1;
    /// Latin letters within a word of another script, and the other way round.
    private static final double MIXED = -1;
    /// Letters beyond ASCII stand in a row where the alphabet is another one; two of them now and then.
    private static final double PAIR = -0.3;
    private static final double ROW = -1.3;
    /// How much it counts, beside each word, what one language makes of all of them.
    private static final double ONE_LANGUAGE = 0.15;
    /// A form that stands only at the end of a word, elsewhere.
    private static final double FINAL = -1;
    private static final String FINALS = "ςךםןףץ";

    private CharsetDetector() {}

    /// The likeliest code page; Windows-1252 if nothing tells them apart.
    ///
    /// @param sample bytes that are not UTF-8, not longer than some kilobytes
    static Charset detect(byte[] sample) {
        var choice = new Choice();
        for (var page : CodePages.LATIN) choice.offer(page, latin(text(sample, page), page.languages()));
        for (var page : CodePages.SCRIPTS) {
            choice.offer(page, script(text(sample, page), page.languages()) + page.doubt());
        }
        for (var page : CodePages.IDEOGRAPHS) choice.offer(page, ideographs(text(sample, page), page.languages()));
        return choice.best.charset();
    }

    private static final class Choice {
        private CodePages.Page best = CodePages.LATIN.getFirst();
        private double most = Double.NEGATIVE_INFINITY;

        /// Of equals the first stays.
        void offer(CodePages.Page page, double score) {
            if (score <= most + 1e-6) return;
            most = score;
            best = page;
        }
    }

    private static String text(byte[] sample, CodePages.Page page) {
        return new String(sample, page.charset());
    }

    /// Each word in the language that suits it best, as lists hold many; better if one language suits them all.
    private static double latin(String text, List<String> languages) {
        var score = 0.0;
        var ofAll = new double[languages.size()];
        var at = 0;
        while (at < text.length()) {
            var end = wordEnd(text, at);
            if (end > at) {
                score += latinWord(text, at, end, languages, ofAll);
                at = end;
            } else {
                score += symbol(text, at++);
            }
        }
        return score + ONE_LANGUAGE * Arrays.stream(ofAll).max().orElse(0);
    }

    /// @param ofAll what each language makes of all words so far
    private static double latinWord(String text, int from, int to, List<String> languages, double[] ofAll) {
        var row = 0;
        var shape = 0.0;
        for (var i = from; i < to; i++) {
            row = text.charAt(i) < 0x80 ? 0 : row + 1;
            if (row >= 2) shape += row == 2 ? PAIR : ROW;
            shape += capital(text, from, i);
        }
        var best = Double.NEGATIVE_INFINITY;
        for (var language = 0; language < ofAll.length; language++) {
            var score = 0.0;
            for (var i = from; i < to; i++) {
                var c = text.charAt(i);
                if (c >= 0x80) score += rated(c, languages.get(language), 1.1, 0.5);
            }
            ofAll[language] += score;
            best = Math.max(best, score);
        }
        return shape + best;
    }

    private static double script(String text, List<String> languages) {
        var best = Double.NEGATIVE_INFINITY;
        for (var letters : languages) {
            var score = 0.0;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c < 0x80) continue;
                score += isLetter(c) ? rated(c, letters, 0.9, -0.7) + neighbours(text, i) : symbol(text, i);
            }
            best = Math.max(best, score);
        }
        return best;
    }

    /// From the first rating for the most common letter to the last for the rarest.
    private static double rated(char c, String letters, double first, double last) {
        var rank = letters.indexOf(Character.toLowerCase(c));
        return rank < 0 ? OTHER_LETTER : first + (last - first) * rank / letters.length();
    }

    private static double neighbours(String text, int at) {
        var score = 0.0;
        if (at > 0 && isAsciiLetter(text.charAt(at - 1))) score += MIXED;
        if (at + 1 < text.length() && isAsciiLetter(text.charAt(at + 1))) score += MIXED;
        var inside = at + 1 < text.length() && isLetter(text.charAt(at + 1));
        if (inside && FINALS.indexOf(text.charAt(at)) >= 0) score += FINAL;
        return score + capital(text, 0, at);
    }

    /// A capital right behind a small letter.
    private static double capital(String text, int from, int at) {
        var odd = at > from && Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
        return odd && (text.charAt(at) >= 0x80 || text.charAt(at - 1) >= 0x80) ? CASE : 0;
    }

    /// A character counts twice, as it takes two bytes.
    private static double ideographs(String text, List<String> languages) {
        var common = languages.getFirst();
        var score = 0.0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) continue;
            if (c == '\uFFFD' || Character.isSurrogate(c) || (c >= 0xE000 && c < 0xF900)) score += BROKEN;
            else if (c >= 0xFF61 && c <= 0xFF9F) score -= 0.3;
            else if ((c >= 0x3041 && c <= 0x30FF) || common.indexOf(c) >= 0) score += 2;
            else if (isLetter(c)) score -= 0.4;
            else score -= 0.2;
        }
        return score;
    }

    private static double symbol(String text, int at) {
        var c = text.charAt(at);
        if (c < 0x80 || c == '\u00A0') return 0;
        if (c == '\uFFFD' || Character.isISOControl(c)) return BROKEN;
        var behind = at > 0 && Character.isLetter(text.charAt(at - 1));
        var before = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        if (behind && before) return SYMBOL_IN_WORD;
        return behind || before ? SYMBOL_AT_WORD : -0.2;
    }

    private static int wordEnd(String text, int from) {
        var end = from;
        while (end < text.length() && isLetter(text.charAt(end))) end++;
        return end;
    }

    /// Thai vowels stand over and under letters.
    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isAsciiLetter(char c) {
        return c < 0x80 && Character.isLetter(c);
    }
}
