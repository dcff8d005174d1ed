package tv.tributary.library;

import java.util.Map;

/// The language behind the marks that lists put before names: lists mix codes of two and three letters with those of
/// countries. Pure.
final class TitleLanguage {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("eng", "en"),
            Map.entry("uk", "en"),
            Map.entry("us", "en"),
            Map.entry("ger", "de"),
            Map.entry("fre", "fr"),
            Map.entry("vf", "fr"),
            Map.entry("vff", "fr"),
            Map.entry("vost", "fr"),
            Map.entry("vostfr", "fr"),
            Map.entry("spa", "es"),
            Map.entry("lat", "es"),
            Map.entry("latino", "es"),
            Map.entry("ita", "it"),
            Map.entry("por", "pt"),
            Map.entry("br", "pt"),
            Map.entry("ara", "ar"),
            Map.entry("rus", "ru"),
            Map.entry("se", "sv"),
            Map.entry("dk", "da"),
            Map.entry("gr", "el"),
            Map.entry("cz", "cs"),
            Map.entry("al", "sq"),
            Map.entry("in", "hi"),
            Map.entry("jp", "ja"),
            Map.entry("kr", "ko"),
            Map.entry("cn", "zh"),
            Map.entry("dual", "multi"));

    private TitleLanguage() {}

    /// @param mark as a name has it, in lower case
    /// @return a code of ISO 639-1 where it stands for one language, else the mark
    static String of(String mark) {
        return CODES.getOrDefault(mark, mark);
    }
}
