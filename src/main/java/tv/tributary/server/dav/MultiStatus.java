package tv.tributary.server.dav;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.tributary.library.export.NetworkFolders.Entry;
import tv.tributary.library.export.NetworkFolders.Folder;
import tv.tributary.library.export.NetworkFolders.VideoFile;
import tv.tributary.server.watch.VodRoute;

/// The answer to PROPFIND (RFC 4918, 9.1): a response for each entry with all properties that there are. Pure.
final class MultiStatus {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String DAV = "DAV:";
    /// RFC 9110, 5.6.7.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final String root;

    private MultiStatus(String root) throws XMLStreamException {
        this.root = root;
        this.xml = FACTORY.createXMLStreamWriter(text);
    }

    /// @param root the path that the tree begins at, encoded, with a slash at its end
    /// @param path of the entry from there on
    /// @param members of a folder; none to say nothing of them
    static String of(String root, List<String> path, Entry entry, List<Entry> members) {
        try {
            var answer = new MultiStatus(root);
            answer.write(path, entry, members);
            return answer.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory", e);
        }
    }

    private void write(List<String> path, Entry entry, List<Entry> members) throws XMLStreamException {
        text.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.writeStartElement("D", "multistatus", DAV);
        xml.writeNamespace("D", DAV);
        var href = href(path);
        response(entry instanceof Folder && !href.endsWith("/") ? href + "/" : href, entry);
        var parent = href.endsWith("/") ? href : href + "/";
        for (var member : members)
            response(parent + encoded(member.name()) + (member instanceof Folder ? "/" : ""), member);
        xml.writeEndElement();
        xml.close();
    }

    private String href(List<String> path) {
        return root + String.join("/", path.stream().map(MultiStatus::encoded).toList());
    }

    /// One part of a path (RFC 3986, 3.3).
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String date(Instant time) {
        return HTTP_DATE.format(time);
    }

    private void response(String href, Entry entry) throws XMLStreamException {
        xml.writeCharacters("\n");
        start("response");
        element("href", href);
        start("propstat");
        start("prop");
        element("displayname", entry.name());
        element("getlastmodified", date(entry.modified()));
        element("creationdate", entry.modified().truncatedTo(ChronoUnit.SECONDS).toString());
        switch (entry) {
            case Folder _ -> {
                start("resourcetype");
                xml.writeEmptyElement("D", "collection", DAV);
                xml.writeEndElement();
            }
            case VideoFile file -> {
                xml.writeEmptyElement("D", "resourcetype", DAV);
                element("getcontentlength", Long.toString(file.size()));
                element("getcontenttype", VodRoute.type(file.ending()));
                element("getetag", file.etag());
            }
        }
        xml.writeEndElement();
        element("status", "HTTP/1.1 200 OK");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement("D", name, DAV);
    }

    private void element(String name, String value) throws XMLStreamException {
        start(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
