package tv.tributary.format.xmltv;

import java.util.Map;
import tv.tributary.format.document.ContentKind;

/// The result of reading a guide.
///
/// @param content what the document's first bytes say it is
/// @param attributes of the root: `date`, `source-info-name`, `generator-info-name` and others
/// @param channels and programmes: how many were read
/// @param leftOut how many were left out, by why
/// @param recoded whether some text was not UTF-8 and was read in another code page
public record XmltvSummary(
        Shape shape,
        ContentKind content,
        Map<String, String> attributes,
        long channels,
        long programmes,
        Map<Omission, Long> leftOut,
        boolean recoded) {
    public XmltvSummary {
        attributes = Map.copyOf(attributes);
        leftOut = Map.copyOf(leftOut);
    }

    /// The completeness of a guide.
    public enum Shape {
        GUIDE,
        /// A guide without a channel and without a programme.
        EMPTY,
        /// Its end is missing; what came before was read.
        TRUNCATED,
        /// It unpacks to more than any guide; what came before was read.
        TOO_LARGE,
        /// Something else, such as a web page.
        NOT_A_GUIDE
    }

    /// Reasons why a channel or a programme was left out.
    enum Omission {
        /// It has no id, or names no channel.
        NO_CHANNEL,
        /// Its start is no time.
        BAD_TIME,
        /// It is above 1 MB.
        TOO_LARGE
    }

    /// How many were left out in all.
    public long leftOutCount() {
        return leftOut.values().stream().mapToLong(Long::longValue).sum();
    }
}
