package tv.tributary.format.xmltv;

import java.util.List;
import java.util.Locale;

/// Somebody who took part in a programme.
///
/// @param character whom an actor plays; empty where nothing says so
/// @param guest whether an actor is a guest in this episode
public record Credit(
        Function function, String name, String character, boolean guest, List<XmltvImage> images, List<XmltvUrl> urls) {
    public Credit {
        images = List.copyOf(images);
        urls = List.copyOf(urls);
    }

    public static Credit of(Function function, String name) {
        return new Credit(function, name, "", false, List.of(), List.of());
    }

    /// What somebody did, in the order of the DTD.
    public enum Function {
        DIRECTOR,
        ACTOR,
        WRITER,
        ADAPTER,
        PRODUCER,
        COMPOSER,
        EDITOR,
        PRESENTER,
        COMMENTATOR,
        GUEST;

        /// Its element.
        String element() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
