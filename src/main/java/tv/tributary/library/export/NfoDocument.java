package tv.tributary.library.export;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;

/// Writes what is known of a title as Kodi's XML, which Jellyfin and Emby read as well. What is not known is left out,
/// so that the server looks it up. Pure.
///
/// Jellyfin and Emby show a title from here as it stands and look no further: names of episodes, which providers often
/// write badly, are said to Kodi only, which would have none otherwise.
final class NfoDocument {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final DateTimeFormatter ADDED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ExportStyle style;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private interface Content {
        void write() throws XMLStreamException;
    }

    private NfoDocument(ExportStyle style) throws XMLStreamException {
        this.style = style;
        this.xml = FACTORY.createXMLStreamWriter(text);
    }

    /// `movie.nfo` or `tvshow.nfo`.
    static String of(Title title, ExportStyle style) {
        return document(style, nfo -> nfo.title(title));
    }

    static String of(Title series, Episode episode, ExportStyle style) {
        return document(style, nfo -> nfo.episode(series, episode));
    }

    private interface Filling {
        void fill(NfoDocument nfo) throws XMLStreamException;
    }

    private static String document(ExportStyle style, Filling filling) {
        try {
            var nfo = new NfoDocument(style);
            nfo.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
            filling.fill(nfo);
            nfo.xml.close();
            return nfo.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory", e);
        }
    }

    private void title(Title title) throws XMLStreamException {
        var isMovie = title.kind() == TitleKind.MOVIE;
        element(isMovie ? "movie" : "tvshow", () -> {
            line("title", title.name());
            if (title.year().isPresent())
                line("year", Integer.toString(title.year().getAsInt()));
            if (title.rating().isPresent()) rating(title.rating().getAsDouble());
            line("plot", title.plot());
            for (var genre : title.genres().split("\\s*[,/|]\\s*", -1)) line("genre", genre.strip());
            id("tmdb", title.tmdb(), true);
            id("imdb", title.imdb(), title.tmdb().isEmpty());
            artwork(title.artwork());
            if (title.added().isPresent())
                line("dateadded", ADDED.format(title.added().get()));
        });
        // With an address behind the document Kodi fills the gaps from there; Jellyfin and Emby go by the ids.
        if (style == ExportStyle.KODI && title.tmdb().matches("\\d{1,10}"))
            text.append("https://www.themoviedb.org/" + (isMovie ? "movie/" : "tv/") + title.tmdb() + "\n");
    }

    private void episode(Title series, Episode episode) throws XMLStreamException {
        element("episodedetails", () -> {
            if (style == ExportStyle.KODI) line("title", episode.name());
            line("showtitle", series.name());
            line("season", Integer.toString(episode.season()));
            line("episode", Integer.toString(episode.number()));
        });
    }

    private void rating(double rating) throws XMLStreamException {
        var value = String.format(Locale.ROOT, "%.1f", rating);
        if (style != ExportStyle.KODI) {
            line("rating", value);
            return;
        }
        xml.writeCharacters("  ");
        xml.writeStartElement("ratings");
        xml.writeStartElement("rating");
        xml.writeAttribute("name", "default");
        xml.writeAttribute("max", "10");
        xml.writeAttribute("default", "true");
        xml.writeStartElement("value");
        xml.writeCharacters(value);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void id(String database, String id, boolean first) throws XMLStreamException {
        if (id.isEmpty()) return;
        xml.writeCharacters("  ");
        xml.writeStartElement("uniqueid");
        xml.writeAttribute("type", database);
        xml.writeAttribute("default", Boolean.toString(first));
        end(id);
        if (style != ExportStyle.KODI) line(database + "id", id);
    }

    private void artwork(String address) throws XMLStreamException {
        if (!address.matches("(?i)https?://.*")) return;
        xml.writeCharacters("  ");
        xml.writeStartElement("thumb");
        xml.writeAttribute("aspect", "poster");
        end(address);
    }

    private void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters("\n");
        content.write();
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.flush();
    }

    /// Nothing for an empty value.
    private void line(String name, String value) throws XMLStreamException {
        if (value.isBlank()) return;
        xml.writeCharacters("  ");
        xml.writeStartElement(name);
        end(value);
    }

    private void end(String value) throws XMLStreamException {
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    /// Without what XML 1.0 cannot hold.
    private static String legal(String value) {
        var legal = new StringBuilder(value.length());
        value.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .forEach(legal::appendCodePoint);
        return legal.toString().strip();
    }
}
