package tv.tributary.identity.name;

import java.util.Optional;
import tv.tributary.identity.text.BroadcastMarkets;

/// A name with a country's code behind it: `Zorbo DE`, `Zorbo (FR)`.
///
/// @param core the name itself as it is compared
/// @param country that the code stands for
record CountryCodeBehind(String core, String country) {
    private static final int LONGEST_CODE = 3;
    /// The picture, not Sudan.
    private static final String STANDARD = "SD";

    /// Empty for other names; these cost next to nothing.
    ///
    /// @param name without marks in front
    static Optional<CountryCodeBehind> of(String name, String market) {
        if (!mayHave(name)) return Optional.empty();
        var parsed = ChannelName.of(QualityMarks.strip(name, market).title(), market);
        return parsed.countryIsCode()
                ? Optional.of(new CountryCodeBehind(parsed.core(), parsed.country()))
                : Optional.empty();
    }

    /// Whether a word behind the first may be such a code.
    private static boolean mayHave(String name) {
        for (var start = name.indexOf(' ') + 1; start > 0; start = name.indexOf(' ', start) + 1) {
            // `Boston, MA` is a place.
            if (start > 1 && name.charAt(start - 2) == ',') continue;
            var from = start;
            if (name.startsWith("(", from) || name.startsWith("[", from)) from++;
            var end = from;
            while (end < name.length() && Character.isUpperCase(name.charAt(end))) end++;
            if (end - from < 2 || end - from > LONGEST_CODE) continue;
            var code = name.substring(from, end);
            if (!code.equals(STANDARD) && !BroadcastMarkets.ofCode(code).isEmpty()) return true;
        }
        return false;
    }
}
