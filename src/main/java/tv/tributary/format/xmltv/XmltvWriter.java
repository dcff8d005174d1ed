package tv.tributary.format.xmltv;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.tributary.format.xmltv.Credit.XmltvImage;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvChannel.XmltvIcon;
import tv.tributary.format.xmltv.XmltvChannel.XmltvUrl;

/// Writes a guide as the DTD wants it: UTF-8, elements in its order, 14 digits and a numeric offset for each
/// time. What a record leaves empty is not written. Channels go before programmes. For one thread.
public final class XmltvWriter implements AutoCloseable {
    private static final XMLOutputFactory FACTORY = new OutputFactoryImpl();

    private final XMLStreamWriter xml;
    /// Gives the pictures of the item that is written another address.
    private UnaryOperator<String> addresses = UnaryOperator.identity();

    /// Writes the beginning.
    ///
    /// @param out is not closed by [#close()]
    /// @param attributes of the root, such as `generator-info-name`
    public static XmltvWriter begin(OutputStream out, Map<String, String> attributes) throws IOException {
        try {
            var xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeDTD("<!DOCTYPE tv SYSTEM \"xmltv.dtd\">");
            xml.writeCharacters("\n");
            xml.writeStartElement("tv");
            for (var attribute : attributes.entrySet()) {
                xml.writeAttribute(attribute.getKey(), clean(attribute.getValue()));
            }
            return new XmltvWriter(xml);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private XmltvWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    public void write(XmltvChannel channel) throws IOException {
        item(() -> {
            xml.writeStartElement("channel");
            xml.writeAttribute("id", clean(channel.id()));
            texts("display-name", channel.displayNames());
            icons(channel.icons());
            urls(channel.urls());
            xml.writeEndElement();
        });
    }

    /// The addresses of all pictures of a programme, in the order in which they are written.
    public static List<String> pictures(Programme programme) {
        var pictures = new ArrayList<String>();
        try (var writer = begin(OutputStream.nullOutputStream(), Map.of())) {
            writer.write(programme, address -> {
                pictures.add(address);
                return address;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pictures;
    }

    /// With pictures from elsewhere, whose sizes nobody knows.
    ///
    /// @param pictures gives the address of each in the place of the guide's; an empty one leaves it out
    public void write(Programme programme, UnaryOperator<String> pictures) throws IOException {
        addresses = pictures;
        try {
            write(programme);
        } finally {
            addresses = UnaryOperator.identity();
        }
    }

    public void write(Programme programme) throws IOException {
        item(() -> {
            xml.writeStartElement("programme");
            xml.writeAttribute("start", XmltvTime.format(programme.start()));
            if (programme.stop().isPresent())
                xml.writeAttribute("stop", XmltvTime.format(programme.stop().get()));
            xml.writeAttribute("channel", clean(programme.channel()));
            for (var other : programme.attributes().entrySet()) attribute(other.getKey(), other.getValue());
            described(programme);
            facts(programme);
            shown(programme);
            judged(programme);
            xml.writeEndElement();
        });
    }

    /// Hands on what was written so far.
    public void flush() throws IOException {
        try {
            xml.flush();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /// Writes the end.
    @Override
    public void close() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void described(Programme programme) throws XMLStreamException {
        texts("title", programme.titles());
        texts("sub-title", programme.subTitles());
        texts("desc", programme.descriptions());
        credits(programme.credits());
        if (!programme.date().isEmpty()) text("date", programme.date());
        texts("category", programme.categories());
        texts("keyword", programme.keywords());
        text("language", programme.language());
        text("orig-language", programme.originalLanguage());
    }

    private void facts(Programme programme) throws XMLStreamException {
        if (programme.length().isPresent()) {
            xml.writeStartElement("length");
            attribute("units", programme.length().get().units());
            end(programme.length().get().value());
        }
        icons(programme.icons());
        urls(programme.urls());
        texts("country", programme.countries());
        for (var number : programme.episodeNumbers()) {
            xml.writeStartElement("episode-num");
            attribute("system", number.system());
            end(number.number());
        }
        if (programme.video().isPresent()) video(programme.video().get());
        if (programme.audio().isPresent()) {
            xml.writeStartElement("audio");
            optional("present", programme.audio().get().present());
            optional("stereo", programme.audio().get().stereo());
            xml.writeEndElement();
        }
    }

    private void shown(Programme programme) throws XMLStreamException {
        if (programme.previouslyShown().isPresent()) {
            xml.writeStartElement("previously-shown");
            attribute("start", programme.previouslyShown().get().start());
            attribute("channel", programme.previouslyShown().get().channel());
            xml.writeEndElement();
        }
        text("premiere", programme.premiere());
        text("last-chance", programme.lastChance());
        if (programme.isNew()) xml.writeEmptyElement("new");
    }

    private void judged(Programme programme) throws XMLStreamException {
        for (var track : programme.subtitleTracks()) {
            xml.writeStartElement("subtitles");
            attribute("type", track.type());
            text("language", track.language());
            xml.writeEndElement();
        }
        ratings("rating", programme.ratings());
        ratings("star-rating", programme.starRatings());
        for (var review : programme.reviews()) {
            xml.writeStartElement("review");
            attribute("type", review.type());
            attribute("source", review.source());
            attribute("reviewer", review.reviewer());
            attribute("lang", review.lang());
            end(review.text());
        }
        images(programme.images());
    }

    /// By function, in the order of the DTD; those of one function as they come.
    private void credits(List<Credit> credits) throws XMLStreamException {
        if (credits.isEmpty()) return;
        xml.writeStartElement("credits");
        for (var credit :
                credits.stream().sorted(Comparator.comparing(Credit::function)).toList()) {
            xml.writeStartElement(credit.function().element());
            attribute("role", credit.character());
            if (credit.guest()) xml.writeAttribute("guest", "yes");
            xml.writeCharacters(clean(credit.name()));
            images(credit.images());
            urls(credit.urls());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void video(Programme.Video video) throws XMLStreamException {
        xml.writeStartElement("video");
        optional("present", video.present());
        optional("colour", video.colour());
        optional("aspect", video.aspect());
        optional("quality", video.quality());
        xml.writeEndElement();
    }

    private void ratings(String name, List<Programme.Rating> ratings) throws XMLStreamException {
        for (var rating : ratings) {
            xml.writeStartElement(name);
            attribute("system", rating.system());
            text("value", rating.value());
            icons(rating.icons());
            xml.writeEndElement();
        }
    }

    private void icons(List<XmltvIcon> icons) throws XMLStreamException {
        for (var icon : icons) {
            var address = addresses.apply(icon.src());
            if (address.isEmpty()) continue;
            xml.writeEmptyElement("icon");
            xml.writeAttribute("src", clean(address));
            if (!address.equals(icon.src())) continue;
            attribute("width", icon.width());
            attribute("height", icon.height());
        }
    }

    private void urls(List<XmltvUrl> urls) throws XMLStreamException {
        for (var url : urls) {
            xml.writeStartElement("url");
            attribute("system", url.system());
            end(url.address());
        }
    }

    private void images(List<XmltvImage> images) throws XMLStreamException {
        for (var image : images) {
            var address = addresses.apply(image.address());
            if (address.isEmpty()) continue;
            xml.writeStartElement("image");
            attribute("type", image.type());
            attribute("size", image.size());
            attribute("orient", image.orient());
            attribute("system", image.system());
            end(address);
        }
    }

    private void texts(String name, List<LocalizedText> texts) throws XMLStreamException {
        for (var text : texts) text(name, text);
    }

    private void text(String name, Optional<LocalizedText> text) throws XMLStreamException {
        if (text.isPresent()) text(name, text.get());
    }

    private void text(String name, LocalizedText text) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("lang", text.lang());
        end(text.text());
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        end(text);
    }

    private void optional(String name, String text) throws XMLStreamException {
        if (!text.isEmpty()) text(name, text);
    }

    private void end(String text) throws XMLStreamException {
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) xml.writeAttribute(name, clean(value));
    }

    private void item(Content content) throws IOException {
        try {
            xml.writeCharacters("\n");
            content.write();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /// Without what XML 1.0 does not allow.
    private static String clean(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || Character.isSurrogate(c) || c >= 0xFFFE) {
                return text.codePoints()
                        .filter(XmltvWriter::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isAllowed(int code) {
        return code >= ' '
                ? code < 0xD800 || (code > 0xDFFF && code != 0xFFFE && code != 0xFFFF)
                : code == '\t' || code == '\n' || code == '\r';
    }

    private static IOException failure(XMLStreamException e) {
        return e.getNestedException() instanceof IOException own ? own : new IOException(e);
    }
}
