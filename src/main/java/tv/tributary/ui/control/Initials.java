package tv.tributary.ui.control;

import java.util.Locale;
import java.util.regex.Pattern;

/// A channel's badge where it has no picture: up to three letters and one of eight tones, always the same for the same
/// name.
///
/// @param tone 0..7; the style class `tone-N` gives it a colour
record Initials(String letters, int tone) {
    static final int TONES = 8;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}+]+");

    static Initials of(String name) {
        var words = BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
        var letters = new StringBuilder();
        for (var word : words) {
            // A short first word is mostly the station itself: BBC, ITV2, ARD.
            if (letters.isEmpty() && word.length() <= 3) letters.append(word);
            else letters.appendCodePoint(word.codePointAt(0));
            if (letters.length() >= 2) break;
        }
        if (letters.isEmpty()) letters.append("TV");
        return new Initials(letters.toString().toUpperCase(Locale.ROOT), Math.floorMod(spread(name), TONES));
    }

    /// Neighbours such as "News 1" and "News 2" should not share a tone more often than chance.
    private static int spread(String name) {
        var hash = name.hashCode() * 0x9E3779B9;
        return hash >>> 28;
    }
}
