package tv.tributary.format.xmltv;

/// A text and its language.
///
/// @param lang as `lang` says, such as `de` or `en_GB`; empty where nothing says so
public record LocalizedText(String text, String lang) {
    /// One whose language nobody knows.
    public static LocalizedText of(String text) {
        return new LocalizedText(text, "");
    }
}
