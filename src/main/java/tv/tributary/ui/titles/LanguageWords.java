package tv.tributary.ui.titles;

import java.util.Locale;
import tv.tributary.text.Messages;

/// How a language is called that a list's name has as a code. Pure.
final class LanguageWords {
    private LanguageWords() {}

    /// @param code of ISO 639-1, or another mark such as `multi`
    static String of(String code) {
        if (code.equals("multi")) return Messages.of("titles.language.multi");
        if (code.length() != 2) return code.toUpperCase(Locale.ROOT);
        var locale = Locale.of(code);
        var name = locale.getDisplayLanguage(Locale.getDefault(Locale.Category.DISPLAY));
        return name.equals(code) ? code.toUpperCase(Locale.ROOT) : name;
    }
}
