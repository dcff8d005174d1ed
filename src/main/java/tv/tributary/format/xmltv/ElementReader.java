package tv.tributary.format.xmltv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.tributary.format.xmltv.Credit.XmltvImage;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvChannel.XmltvIcon;
import tv.tributary.format.xmltv.XmltvChannel.XmltvUrl;

/// Reads the element that a StAX cursor stands on, and leaves the cursor at its end. What the DTD does not
/// know is skipped. Stateless.
final class ElementReader {
    private static final Map<String, Credit.Function> FUNCTIONS = Stream.of(Credit.Function.values())
            .collect(Collectors.toUnmodifiableMap(Credit.Function::element, function -> function));

    private ElementReader() {}

    /// An element within another one: reads it if it knows it, and leaves it alone if not.
    private interface Child {
        /// @return whether the cursor stands at the element's end now
        boolean read(String name) throws XMLStreamException;
    }

    static XmltvChannel channel(XMLStreamReader xml) throws XMLStreamException {
        var id = attribute(xml, "id").strip();
        var names = new ArrayList<LocalizedText>(2);
        var icons = new ArrayList<XmltvIcon>(1);
        var urls = new ArrayList<XmltvUrl>(1);
        children(xml, name -> {
            switch (name) {
                case "display-name" -> named(xml).ifPresent(names::add);
                case "icon" -> icon(xml).ifPresent(icons::add);
                case "url" -> url(xml).ifPresent(urls::add);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new XmltvChannel(id, names, icons, urls);
    }

    /// @param programme holds the time and the channel already
    static Programme programme(XMLStreamReader xml, Programme.Builder programme) throws XMLStreamException {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var name = xml.getAttributeLocalName(i);
            if (!name.equals("start") && !name.equals("stop") && !name.equals("channel")) {
                programme.attribute(name, xml.getAttributeValue(i));
            }
        }
        children(xml, name -> text(xml, name, programme) || about(xml, name, programme));
        return programme.build();
    }

    /// Children that are a text in some language.
    private static boolean text(XMLStreamReader xml, String name, Programme.Builder programme)
            throws XMLStreamException {
        switch (name) {
            case "title" -> named(xml).ifPresent(programme::title);
            case "sub-title" -> named(xml).ifPresent(programme::subTitle);
            case "desc" -> named(xml).ifPresent(programme::description);
            case "category" -> named(xml).ifPresent(programme::category);
            case "keyword" -> named(xml).ifPresent(programme::keyword);
            case "language" -> named(xml).ifPresent(programme::language);
            case "orig-language" -> named(xml).ifPresent(programme::originalLanguage);
            case "country" -> named(xml).ifPresent(programme::country);
            case "premiere" -> programme.premiere(localized(xml));
            case "last-chance" -> programme.lastChance(localized(xml));
            case "date" -> programme.date(content(xml));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean about(XMLStreamReader xml, String name, Programme.Builder programme)
            throws XMLStreamException {
        switch (name) {
            case "credits" -> credits(xml, programme);
            case "length" -> {
                var units = attribute(xml, "units");
                programme.length(new Programme.Length(content(xml), units));
            }
            case "icon" -> icon(xml).ifPresent(programme::icon);
            case "url" -> url(xml).ifPresent(programme::url);
            case "image" -> image(xml).ifPresent(programme::image);
            case "episode-num" -> {
                var system = attribute(xml, "system");
                var number = content(xml);
                if (!number.isEmpty())
                    programme.episodeNumber(
                            new Programme.EpisodeNumber(number, system.isEmpty() ? "onscreen" : system));
            }
            case "video" -> video(xml, programme);
            case "audio" -> audio(xml, programme);
            case "previously-shown" -> {
                programme.previouslyShown(
                        new Programme.PreviouslyShown(attribute(xml, "start"), attribute(xml, "channel")));
                skip(xml);
            }
            case "new" -> {
                programme.isNew();
                skip(xml);
            }
            case "subtitles" -> subtitles(xml, programme);
            case "rating" -> programme.rating(rating(xml));
            case "star-rating" -> programme.starRating(rating(xml));
            case "review" -> {
                var type = attribute(xml, "type");
                var source = attribute(xml, "source");
                var reviewer = attribute(xml, "reviewer");
                var lang = attribute(xml, "lang");
                programme.review(new Programme.Review(type, source, reviewer, lang, content(xml)));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void credits(XMLStreamReader xml, Programme.Builder programme) throws XMLStreamException {
        children(xml, name -> {
            var function = FUNCTIONS.get(name);
            if (function == null) return false;
            credit(xml, function).ifPresent(programme::credit);
            return true;
        });
    }

    private static Optional<Credit> credit(XMLStreamReader xml, Credit.Function function) throws XMLStreamException {
        var character = attribute(xml, "role");
        var guest = attribute(xml, "guest").toLowerCase(Locale.ROOT).equals("yes");
        var images = new ArrayList<XmltvImage>(0);
        var urls = new ArrayList<XmltvUrl>(0);
        var text = children(xml, name -> {
            switch (name) {
                case "image" -> image(xml).ifPresent(images::add);
                case "url" -> url(xml).ifPresent(urls::add);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credit(function, text, character, guest, images, urls));
    }

    private static void video(XMLStreamReader xml, Programme.Builder programme) throws XMLStreamException {
        var said = values(xml, List.of("present", "colour", "aspect", "quality"));
        programme.video(new Programme.Video(said.get(0), said.get(1), said.get(2), said.get(3)));
    }

    private static void audio(XMLStreamReader xml, Programme.Builder programme) throws XMLStreamException {
        var said = values(xml, List.of("present", "stereo"));
        programme.audio(new Programme.Audio(said.get(0), said.get(1)));
    }

    /// The texts of these children, empty for those that are missing.
    private static List<String> values(XMLStreamReader xml, List<String> names) throws XMLStreamException {
        var values = new ArrayList<String>(names.stream().map(_ -> "").toList());
        children(xml, name -> {
            var at = names.indexOf(name);
            if (at >= 0) values.set(at, content(xml));
            return at >= 0;
        });
        return values;
    }

    private static void subtitles(XMLStreamReader xml, Programme.Builder programme) throws XMLStreamException {
        var type = attribute(xml, "type");
        var languages = new ArrayList<LocalizedText>(1);
        children(xml, name -> {
            if (!name.equals("language")) return false;
            named(xml).ifPresent(languages::add);
            return true;
        });
        programme.subtitles(new Programme.Subtitles(type, languages.stream().findFirst()));
    }

    /// A value without its element is taken, too.
    private static Programme.Rating rating(XMLStreamReader xml) throws XMLStreamException {
        var system = attribute(xml, "system");
        var icons = new ArrayList<XmltvIcon>(0);
        var values = new ArrayList<String>(1);
        var text = children(xml, name -> {
            switch (name) {
                case "value" -> values.add(content(xml));
                case "icon" -> icon(xml).ifPresent(icons::add);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Programme.Rating(system, values.isEmpty() ? text : values.getFirst(), icons);
    }

    private static Optional<XmltvIcon> icon(XMLStreamReader xml) throws XMLStreamException {
        var icon = new XmltvIcon(attribute(xml, "src").strip(), attribute(xml, "width"), attribute(xml, "height"));
        var text = content(xml);
        if (!icon.src().isEmpty()) return Optional.of(icon);
        return text.isEmpty() ? Optional.empty() : Optional.of(new XmltvIcon(text, icon.width(), icon.height()));
    }

    private static Optional<XmltvUrl> url(XMLStreamReader xml) throws XMLStreamException {
        var system = attribute(xml, "system");
        var text = content(xml);
        return text.isEmpty() ? Optional.empty() : Optional.of(new XmltvUrl(text, system));
    }

    private static Optional<XmltvImage> image(XMLStreamReader xml) throws XMLStreamException {
        var type = attribute(xml, "type");
        var size = attribute(xml, "size");
        var orient = attribute(xml, "orient");
        var system = attribute(xml, "system");
        var text = content(xml);
        return text.isEmpty() ? Optional.empty() : Optional.of(new XmltvImage(text, type, size, orient, system));
    }

    private static Optional<LocalizedText> named(XMLStreamReader xml) throws XMLStreamException {
        var text = localized(xml);
        return text.text().isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static LocalizedText localized(XMLStreamReader xml) throws XMLStreamException {
        var lang = attribute(xml, "lang");
        return new LocalizedText(content(xml), lang);
    }

    private static String content(XMLStreamReader xml) throws XMLStreamException {
        return children(xml, _ -> false);
    }

    static void skip(XMLStreamReader xml) throws XMLStreamException {
        children(xml, _ -> false);
    }

    /// Walks through the element at the cursor to its end.
    ///
    /// @return its own text, stripped; of elements that nobody knows the text counts as its own
    private static String children(XMLStreamReader xml, Child child) throws XMLStreamException {
        var text = "";
        var depth = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!child.read(xml.getLocalName())) depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 0) return text.strip();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!xml.isWhiteSpace() || !text.isEmpty())
                        text = text.isEmpty() ? xml.getText() : text + xml.getText();
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("the document ends in an element");
                default -> {
                    // Comments and instructions say nothing to us.
                }
            }
        }
    }

    /// Empty for none; of `xml:lang` and `lang` the first counts.
    static String attribute(XMLStreamReader xml, String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return "";
    }
}
