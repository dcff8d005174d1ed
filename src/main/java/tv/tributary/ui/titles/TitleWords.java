package tv.tributary.ui.titles;

import java.util.Locale;
import tv.tributary.text.Messages;

/// Words for what is known of a title's versions. Pure.
final class TitleWords {
    private TitleWords() {}

    /// How a language is called that a list's name has as a code.
    ///
    /// @param code of ISO 639-1, or another mark such as `multi`
    static String language(String code) {
        if (code.equals("multi")) return Messages.of("titles.language.multi");
        if (code.length() != 2) return code.toUpperCase(Locale.ROOT);
        var name = Messages.languageName(code);
        return name.equals(code) ? code.toUpperCase(Locale.ROOT) : name;
    }

    /// How the height of a picture is called: `4K`.
    ///
    /// @param height in lines; 0 if unknown
    /// @return empty if unknown
    static String quality(int height) {
        if (height >= 4_320) return "8K";
        if (height >= 2_160) return "4K";
        if (height >= 1_080) return "FHD";
        if (height >= 720) return "HD";
        return height > 0 ? "SD" : "";
    }
}
