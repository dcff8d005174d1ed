package tv.tributary.format.m3u;

/// Recognises separator entries such as `##### SPORTS #####`. Conservative: a separator taken for a channel is a
/// nuisance, a channel taken for a separator is lost.
final class SeparatorLine {
    private static final int BOTH_ENDS = 2;
    private static final int ONE_END = 4;

    private SeparatorLine() {}

    static boolean is(String name) {
        int length = name.length();
        if (length == 0 || !startsOrnate(name)) {
            return false;
        }
        int leading = 0;
        int from = 0;
        while (from < length) {
            int c = name.codePointAt(from);
            if (isOrnament(c)) {
                leading++;
            } else if (!isFiller(c)) {
                break;
            }
            from += Character.charCount(c);
        }
        if (from == length) {
            return leading > BOTH_ENDS;
        }
        int trailing = 0;
        int end = length;
        while (end > from) {
            int c = name.codePointBefore(end);
            if (isOrnament(c)) {
                trailing++;
            } else if (!isFiller(c)) {
                break;
            }
            end -= Character.charCount(c);
        }
        return leading >= ONE_END || (leading >= BOTH_ENDS && trailing >= BOTH_ENDS);
    }

    /// Nearly every name ends the question here.
    private static boolean startsOrnate(String name) {
        char first = name.charAt(0);
        return first >= 0x80 || !Character.isLetterOrDigit(first);
    }

    private static boolean isFiller(int c) {
        return c <= ' ' || c == 0xA0 || c == 0xFE0F || c == 0x200D || c == '[' || c == ']' || c == '(' || c == ')';
    }

    private static boolean isOrnament(int c) {
        if (c < 0x80) {
            return "#=-_*~+|/\\<>^".indexOf(c) >= 0;
        }
        if (isSaying(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.DASH_PUNCTUATION -> true;
            default -> c == 0x2022 || c == 0x00B7 || c == 0x203B || c == 0x2020 || c == 0x2021 || c == 0x00A6;
        };
    }

    /// Symbols that say something: flags, emoji, enclosed letters and digits, ©, ®, ™, ℗, ℠, °.
    private static boolean isSaying(int c) {
        return c >= 0x1F000
                || (c >= 0x2460 && c <= 0x24FF)
                || (c >= 0x2100 && c <= 0x214F)
                || (c >= 0x3200 && c <= 0x33FF)
                || c == 0xA9
                || c == 0xAE
                || c == 0xB0;
    }
}
