package tv.tributary.model;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads from which age on something may be watched, as boards of film classification, guides and providers write it:
/// `FSK 12`, `PG-13`, `TV-MA`, `12A`, `16+`. Pure.
public final class ParentalRating {
    /// From which on everything may be watched.
    public static final int ADULT = 18;

    private static final int HIGHEST = 21;

    /// Those of letters. Where a board only advises parents, it is the age that media servers take.
    private static final Map<String, Integer> LETTERS = Map.ofEntries(
            Map.entry("G", 0),
            Map.entry("U", 0),
            Map.entry("UC", 0),
            Map.entry("AL", 0),
            Map.entry("TP", 0),
            Map.entry("TOUS PUBLICS", 0),
            Map.entry("ALL", 0),
            Map.entry("TV-Y", 0),
            Map.entry("TV-G", 0),
            Map.entry("TV-Y7", 7),
            Map.entry("TV-Y7-FV", 7),
            Map.entry("PG", 10),
            Map.entry("TV-PG", 10),
            Map.entry("PG-13", 13),
            Map.entry("TV-14", 14),
            Map.entry("M", 15),
            Map.entry("MA15+", 15),
            Map.entry("R", 17),
            Map.entry("TV-MA", 17),
            Map.entry("NC-17", 17),
            Map.entry("X", ADULT),
            Map.entry("XXX", ADULT),
            Map.entry("R18+", ADULT));

    private static final Pattern PREFIX = Pattern.compile("^(?:RATED\\s+|[A-Z]{2}\\s*[:/]\\s*)");
    private static final Pattern NUMBER =
            Pattern.compile("^[\\p{L}\\s:_-]{0,20}?-?\\s*(\\d{1,2})\\s*(?:\\+|A|PG|ANS|AÑOS|ANNI|JAHREN?|YEARS|LET)?$");
    private static final Pattern ADULT_NAME = Pattern.compile(
            "(?<![\\p{L}\\d])(?:adults?(?!\\s*swim)|xxx|porno?|erotic\\w*|erotik|18\\s?\\+|\\+\\s?18)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);

    private ParentalRating() {}

    /// The age that a rating means; empty if it is none, or says that there is none.
    public static OptionalInt age(String rating) {
        var text = rating.strip().toUpperCase(Locale.ROOT);
        var prefix = PREFIX.matcher(text);
        if (prefix.find()) text = text.substring(prefix.end());
        var known = letters(text);
        if (known.isPresent()) return known;
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            int age = Integer.parseInt(number.group(1));
            return age <= HIGHEST ? OptionalInt.of(age) : OptionalInt.empty();
        }
        // What follows says why: "TV-14 (DLSV)".
        var blank = text.indexOf(' ');
        return blank > 0 ? letters(text.substring(0, blank)) : OptionalInt.empty();
    }

    private static OptionalInt letters(String text) {
        var age = LETTERS.get(text);
        return age == null ? OptionalInt.empty() : OptionalInt.of(age);
    }

    /// The highest of several boards' ratings; empty if none is one.
    public static OptionalInt highest(Stream<String> ratings) {
        return ratings.map(ParentalRating::age)
                .flatMapToInt(OptionalInt::stream)
                .max();
    }

    /// Whether a group or a category is named as one for adults.
    public static boolean isForAdults(String group) {
        return ADULT_NAME.matcher(group).find();
    }
}
