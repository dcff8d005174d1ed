package tv.tributary.identity.match;

import java.util.List;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.text.LocalizableMessage;

/// One piece of evidence that two streams are the same channel, or that they are not.
///
/// @param values what fills its words in: names, and codes of markets and languages
public record Evidence(EvidenceKind sign, List<String> values) {
    public Evidence {
        values = List.copyOf(values);
    }

    static Evidence of(EvidenceKind evidenceKind, String... values) {
        return new Evidence(evidenceKind, List.of(values));
    }

    /// Two ways to write what is one name by its key.
    public static Evidence ofNames(String title, String other) {
        if (title.equalsIgnoreCase(other)) return of(EvidenceKind.SAME_CLEANED, title);
        if (isLatin(title) != isLatin(other)) return of(EvidenceKind.OTHER_SCRIPT, title, other);
        return of(
                letters(title).equals(letters(other)) ? EvidenceKind.SAME_SPELLED : EvidenceKind.KNOWN_NAME,
                title,
                other);
    }

    private static boolean isLatin(String title) {
        return title.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private static String letters(String title) {
        return Folding.plain(title).replaceAll("[^\\p{L}]", "");
    }

    /// A part of a sentence: `same guide id (bbc1.uk)`.
    public LocalizableMessage message() {
        return LocalizableMessage.of(sign, values.stream().map(this::named).toArray());
    }

    /// Pieces of evidence as one sentence.
    public static LocalizableMessage sentence(List<Evidence> evidence) {
        return LocalizableMessage.sentence(
                evidence.stream().map(Evidence::message).toList());
    }

    private Object named(String value) {
        return switch (sign) {
            case SAME_COUNTRY, SHARED_FEED, TWO_COUNTRIES -> BroadcastMarkets.message(value);
            case SAME_LANGUAGE -> LocalizableMessage.language(value);
            default -> value;
        };
    }
}
