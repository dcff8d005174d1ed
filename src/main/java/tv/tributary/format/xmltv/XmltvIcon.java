package tv.tributary.format.xmltv;

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
