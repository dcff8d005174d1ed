package tv.tributary.format.xmltv;

import java.util.List;
import java.util.Locale;
import tv.tributary.format.xmltv.XmltvChannel.XmltvUrl;

/// Somebody who took part in a programme.
///
/// @param character whom an actor plays; empty where nothing says so
/// @param guest whether an actor is a guest in this episode
public record Credit(
        Function function, String name, String character, boolean guest, List<XmltvImage> images, List<XmltvUrl> urls) {
    /// A picture of a programme or a person that says what it shows. Each empty where nothing says so.
    ///
    /// @param type `poster`, `backdrop`, `still`, `person` or `character`
    /// @param size 1 (small) to 3
    /// @param orient `P` for upright, `L` for wide
    record XmltvImage(String address, String type, String size, String orient, String system) {}

    public Credit {
        images = List.copyOf(images);
        urls = List.copyOf(urls);
    }

    public static Credit of(Function function, String name) {
        return new Credit(function, name, "", false, List.of(), List.of());
    }

    /// Functions of people, in the order of the DTD.
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
