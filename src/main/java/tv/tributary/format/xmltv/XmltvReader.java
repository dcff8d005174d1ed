package tv.tributary.format.xmltv;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.document.Decompressor;
import tv.tributary.format.xmltv.XmltvSummary.Omission;
import tv.tributary.format.xmltv.XmltvSummary.Shape;

/// Reads guides as providers write them. Stateless.
public final class XmltvReader {
    /// Guides of all the world are above a gigabyte.
    private static final Decompressor.Contents GUIDE =
            new Decompressor.Contents(name -> name.contains(".xml") || name.indexOf('.') < 0, 8L << 30);

    private static final XMLInputFactory FACTORY = factory();

    private XmltvReader() {}

    /// Is shown a guide's channels and programmes in the order of the document, one at a time. A programme
    /// may come before its channel, or without one.
    public interface Handler {
        void channel(XmltvChannel channel);

        /// Asked before a programme is read; one that nobody wants costs little.
        default boolean wants(String channel, OffsetDateTime start) {
            return true;
        }

        void programme(Programme programme);
    }

    /// Shows each channel and programme as soon as it is read, so that a guide of any length needs little
    /// memory. Plain, gz, xz and zip input is told apart by its first bytes. Content never throws: what is
    /// wrong with it stands in the summary. Nothing that the document names is fetched. Does not close `in`.
    ///
    /// @param charset what the document's server says of it; empty for nothing
    /// @param block called for every 64 KB that were read or unpacked; may throw to stop
    /// @throws IOException only if `in` does
    public static XmltvSummary read(InputStream in, String charset, Handler handler, Runnable block)
            throws IOException {
        try (var unpacked = new Decompressor(in, GUIDE, block)) {
            var head = new BufferedInputStream(unpacked, ContentKind.ENOUGH);
            head.mark(ContentKind.ENOUGH);
            var content = ContentKind.of(head.readNBytes(ContentKind.ENOUGH));
            head.reset();
            return read(unpacked, new XmlRepair(head, charset), content, handler);
        }
    }

    /// Reads what [XmltvWriter] wrote: nothing is repaired.
    ///
    /// @throws IOException also if it is not well-formed
    public static void readWritten(InputStream in, Handler handler) throws IOException {
        try {
            var reading = new Elements(handler);
            reading.read(FACTORY.createXMLStreamReader(in, "UTF-8"));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static XmltvSummary read(Decompressor unpacked, XmlRepair repaired, ContentKind content, Handler handler)
            throws IOException {
        var elements = new Elements(handler);
        var broken = false;
        try {
            elements.read(FACTORY.createXMLStreamReader(repaired, "UTF-8"));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failure) throw failure;
            broken = true;
        }
        if (repaired.tooLarge() > 0) elements.leftOut.put(Omission.TOO_LARGE, (long) repaired.tooLarge());
        var cut = broken || unpacked.broken() || repaired.cutOff();
        return new XmltvSummary(
                unpacked.tooLarge() ? Shape.TOO_LARGE : cut ? Shape.TRUNCATED : elements.shape(content),
                content,
                elements.attributes,
                elements.channels,
                elements.programmes,
                elements.leftOut,
                repaired.recoded());
    }

    /// The elements of one document.
    private static final class Elements {
        private final Handler handler;
        private final Map<Omission, Long> leftOut = new EnumMap<>(Omission.class);
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private long channels;
        private long programmes;

        Elements(Handler handler) {
            this.handler = handler;
        }

        void read(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) element(xml);
            }
        }

        Shape shape(ContentKind content) {
            if (channels + programmes > 0 || !leftOut.isEmpty()) return Shape.GUIDE;
            return content == ContentKind.GUIDE ? Shape.EMPTY : Shape.NOT_A_GUIDE;
        }

        private void element(XMLStreamReader xml) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "tv" -> {
                    for (var i = 0; i < xml.getAttributeCount(); i++) {
                        attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                }
                case "channel" -> channel(ElementReader.channel(xml));
                case "programme" -> programme(xml);
                default -> ElementReader.skip(xml);
            }
        }

        private void channel(XmltvChannel channel) {
            if (channel.id().isEmpty()) {
                leaveOut(Omission.NO_CHANNEL);
                return;
            }
            channels++;
            handler.channel(channel);
        }

        private void programme(XMLStreamReader xml) throws XMLStreamException {
            var channel = ElementReader.attribute(xml, "channel").strip();
            var start = XmltvTime.parse(ElementReader.attribute(xml, "start"));
            if (channel.isEmpty() || start.isEmpty()) {
                leaveOut(channel.isEmpty() ? Omission.NO_CHANNEL : Omission.BAD_TIME);
                ElementReader.skip(xml);
                return;
            }
            programmes++;
            if (!handler.wants(channel, start.get())) {
                ElementReader.skip(xml);
                return;
            }
            var stop = XmltvTime.parse(ElementReader.attribute(xml, "stop"));
            handler.programme(ElementReader.programme(xml, Programme.builder(channel, start.get(), stop)));
        }

        private void leaveOut(Omission why) {
            leftOut.merge(why, 1L, Long::sum);
        }
    }
}
