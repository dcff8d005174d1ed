package tv.tributary.server.hdhomerun;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.tributary.format.json.Json;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.server.hdhomerun.TunerLineup.NumberedChannel;
import tv.tributary.server.route.StreamUrls;

/// The documents of one virtual tuner, field by field as its clients read them. Immutable.
///
/// @param base URL under which the client reached the documents, without a slash at the end
/// @param urls with the tuner's token, as the client reaches them
/// @param streams how many it offers at once
record TunerDocuments(VirtualTuner tuner, String base, StreamUrls urls, int streams) {
    /// A model without transcoding: Jellyfin would offer it for any `HDTC`.
    static final String MODEL = "HDHR5-4K";

    static final String FIRMWARE = "hdhomerun5_atsc";
    static final String FIRMWARE_VERSION = "20250815";

    /// `discover.json`. The counts are numbers: Plex shows 49 tuners for the text `"1"`.
    String discover() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("FriendlyName", tuner.name());
        fields.put("Manufacturer", "Silicondust");
        fields.put("ModelNumber", MODEL);
        fields.put("FirmwareName", FIRMWARE);
        fields.put("FirmwareVersion", FIRMWARE_VERSION);
        fields.put("DeviceID", tuner.device());
        fields.put("DeviceAuth", "");
        fields.put("BaseURL", base);
        fields.put("LineupURL", base + "/lineup.json");
        fields.put("TunerCount", streams);
        return Json.write(fields);
    }

    /// `lineup.json`. Without `HD` Jellyfin takes a channel for standard definition of 2 Mbit/s; coding is left out,
    /// because a wrong one makes clients transcode.
    String lineup(TunerLineup lineup) {
        return Json.write(lineup.channels().stream().map(this::fields).toList());
    }

    private Map<String, Object> fields(NumberedChannel one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("GuideNumber", one.number());
        fields.put("GuideName", one.channel().name());
        fields.put("HD", 1);
        fields.put("URL", url(one));
        return fields;
    }

    private String url(NumberedChannel one) {
        return urls.root() + "/auto/v" + one.number();
    }

    String lineupXml(TunerLineup lineup) {
        return xml(xml -> {
            xml.writeStartElement("Lineup");
            for (var one : lineup.channels()) {
                xml.writeStartElement("Program");
                element(xml, "GuideNumber", one.number());
                element(xml, "GuideName", one.channel().name());
                element(xml, "HD", "1");
                element(xml, "URL", url(one));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    String lineupM3u(TunerLineup lineup) {
        var out = new ByteArrayOutputStream();
        try {
            var writer = M3uWriter.begin(out, urls.guide());
            for (var one : lineup.channels()) {
                var attributes = new LinkedHashMap<String, String>();
                attributes.put("tvg-id", one.channel().guideId());
                attributes.put("tvg-chno", one.number());
                attributes.put("tvg-logo", urls.logo(one.channel().id()));
                attributes.put("group-title", one.channel().group());
                writer.write(M3uItem.live(one.channel().name(), url(one), attributes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// `lineup_status.json` of a device that is not scanning. There is nothing to scan for: a scan that a client starts
    /// is over at once.
    static String lineupStatus() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ScanInProgress", 0);
        fields.put("ScanPossible", 1);
        fields.put("Source", "Cable");
        fields.put("SourceList", List.of("Cable"));
        return Json.write(fields);
    }

    /// `device.xml`: the UPnP description by which Plex tells one device from another.
    String device() {
        var uuid = UUID.nameUUIDFromBytes(("hdhomerun " + tuner.device()).getBytes(StandardCharsets.UTF_8));
        return xml(xml -> {
            xml.writeStartElement("root");
            xml.writeDefaultNamespace("urn:schemas-upnp-org:device-1-0");
            element(xml, "URLBase", base);
            xml.writeStartElement("specVersion");
            element(xml, "major", "1");
            element(xml, "minor", "0");
            xml.writeEndElement();
            xml.writeStartElement("device");
            element(xml, "deviceType", "urn:schemas-upnp-org:device:MediaServer:1");
            element(xml, "friendlyName", tuner.name());
            element(xml, "manufacturer", "Silicondust");
            element(xml, "modelName", MODEL);
            element(xml, "modelNumber", MODEL);
            element(xml, "serialNumber", tuner.device());
            element(xml, "UDN", "uuid:" + uuid);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String xml(Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// Without the characters that XML cannot hold.
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\t' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "TunerDocuments[" + tuner + "]";
    }
}
