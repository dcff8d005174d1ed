package tv.tributary.catalog.merge;

import java.util.List;
import tv.tributary.text.Messages;

/// One reason to take two streams for one channel.
///
/// @param values what fills its words in
public record Evidence(Sign sign, List<String> values) {
    public Evidence {
        values = List.copyOf(values);
    }

    static Evidence of(Sign sign, String... values) {
        return new Evidence(sign, List.of(values));
    }

    /// Two ways to write what is one name by its key.
    static Evidence ofNames(String title, String other) {
        if (title.equalsIgnoreCase(other)) return of(Sign.SAME_CLEANED, title);
        if (isLatin(title) != isLatin(other)) return of(Sign.OTHER_SCRIPT, title, other);
        return of(letters(title).equals(letters(other)) ? Sign.SAME_SPELLED : Sign.KNOWN_NAME, title, other);
    }

    private static boolean isLatin(String title) {
        return title.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private static String letters(String title) {
        return Folding.plain(title).replaceAll("[^\\p{L}]", "");
    }

    /// In plain words, as a part of a sentence: `same guide id (bbc1.uk)`.
    public String words() {
        return Messages.of(sign, values.toArray());
    }
}
