package tv.tributary.format.xmltv;

import java.util.List;

/// A channel of a guide.
///
/// @param id what programmes name it by; may be empty, and need not be unique
/// @param displayNames best first; its number and its call sign may be among them
public record XmltvChannel(String id, List<LocalizedText> displayNames, List<XmltvIcon> icons, List<XmltvUrl> urls) {
    /// A text and its language.
    ///
    /// @param lang as `lang` says, such as `de` or `en_GB`; empty where nothing says so
    public record LocalizedText(String text, String lang) {
        /// One whose language nobody knows.
        public static LocalizedText of(String text) {
            return new LocalizedText(text, "");
        }
    }

    /// A picture of a channel, a programme or a rating.
    ///
    /// @param src its URL
    /// @param width in pixels, as the document writes it; empty for nothing, as `height` is
    public record XmltvIcon(String src, String width, String height) {
        /// One of unknown size.
        public static XmltvIcon of(String src) {
            return new XmltvIcon(src, "", "");
        }
    }

    /// An address with more about a channel, a programme or a person.
    ///
    /// @param system whose it is, such as `imdb`; empty where nothing says so
    record XmltvUrl(String address, String system) {}

    public XmltvChannel {
        displayNames = List.copyOf(displayNames);
        icons = List.copyOf(icons);
        urls = List.copyOf(urls);
    }

    /// What to call it: its first name, or its id where it has none.
    public String name() {
        return displayNames.isEmpty() ? id : displayNames.getFirst().text();
    }
}
