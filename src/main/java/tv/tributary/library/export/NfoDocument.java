package tv.tributary.library.export;

import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;

/// Writes what is known of a title as Kodi's XML, which Jellyfin and Emby read as well. What is not known is left out,
/// so that the server looks it up. Pure.
///
/// Jellyfin and Emby show a title from here as it stands and look no further: names of episodes, which providers often
/// write badly, are said to Kodi only, which would have none otherwise.
public final class NfoDocument {
    private static final Pattern YOUTUBE_ID = Pattern.compile("[A-Za-z0-9_-]{11}");
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
    public static String of(Title title, TitleDetails details, ExportStyle style) {
        return document(style, nfo -> nfo.title(title, details));
    }

    /// An episode's.
    ///
    /// @param episode without a number where its number is negative
    public static String of(Title series, Episode episode, TitleDetails details, ExportStyle style) {
        return document(style, nfo -> nfo.episode(series, episode, details));
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

    private void title(Title title, TitleDetails details) throws XMLStreamException {
        var isMovie = title.kind() == TitleKind.MOVIE;
        element(isMovie ? "movie" : "tvshow", () -> {
            line("title", title.name());
            if (!details.originalName().equals(title.name())) line("originaltitle", details.originalName());
            if (title.year().isPresent())
                line("year", Integer.toString(title.year().getAsInt()));
            if (title.rating().isPresent()) rating(title.rating().getAsDouble());
            line("plot", title.plot());
            line("mpaa", details.certificate());
            line("premiered", details.released().map(LocalDate::toString).orElse(""));
            if (isMovie) runtime(details);
            for (var genre : title.genres().split("\\s*[,/|]\\s*", -1)) line("genre", genre.strip());
            for (var country : details.country().split("\\s*[,/|]\\s*", -1)) line("country", country.strip());
            people(details);
            id("tmdb", title.tmdb(), true);
            id("imdb", title.imdb(), title.tmdb().isEmpty());
            artwork(title.artwork(), "poster");
            if (!details.backdrops().isEmpty()) fanart(details.backdrops().getFirst());
            trailer(details.trailer());
            if (isMovie) streams(details);
            if (title.added().isPresent())
                line("dateadded", ADDED.format(title.added().get()));
        });
        // With an address behind the document Kodi fills the gaps from there; Jellyfin and Emby go by the ids.
        if (style == ExportStyle.KODI && title.tmdb().matches("\\d{1,10}"))
            text.append("https://www.themoviedb.org/" + (isMovie ? "movie/" : "tv/") + title.tmdb() + "\n");
    }

    private void episode(Title series, Episode episode, TitleDetails details) throws XMLStreamException {
        element("episodedetails", () -> {
            if (style == ExportStyle.KODI) line("title", episode.name());
            line("showtitle", series.name());
            if (episode.number() >= 0) {
                line("season", Integer.toString(episode.season()));
                line("episode", Integer.toString(episode.number()));
            }
            line("plot", details.plot());
            line("aired", details.released().map(LocalDate::toString).orElse(""));
            runtime(details);
            if (details.rating().isPresent()) rating(details.rating().getAsDouble());
            people(details);
            artwork(details.artwork(), "");
            streams(details);
        });
    }

    /// In minutes.
    private void runtime(TitleDetails details) throws XMLStreamException {
        line(
                "runtime",
                details.duration()
                        .map(Duration::toMinutes)
                        .filter(minutes -> minutes > 0)
                        .map(String::valueOf)
                        .orElse(""));
    }

    private void people(TitleDetails details) throws XMLStreamException {
        for (var person : CreditedPerson.of(details.director())) line("director", person.name());
        for (var person : CreditedPerson.of(details.writers())) line("credits", person.name());
        for (var person : CreditedPerson.of(details.cast())) {
            xml.writeCharacters("  ");
            element("actor", () -> {
                line("name", person.name());
                line("role", person.role());
            });
        }
    }

    private void fanart(String address) throws XMLStreamException {
        if (!isAddress(address)) return;
        xml.writeCharacters("  ");
        element("fanart", () -> line("thumb", address));
    }

    /// Kodi plays trailers at YouTube through its add-on only.
    private void trailer(String trailer) throws XMLStreamException {
        if (YOUTUBE_ID.matcher(trailer).matches())
            line(
                    "trailer",
                    (style == ExportStyle.KODI
                                    ? "plugin://plugin.video.youtube/play/?video_id="
                                    : "https://www.youtube.com/watch?v=")
                            + trailer);
        else if (isAddress(trailer)) line("trailer", trailer);
    }

    /// What the file holds: Kodi shows it, the others look themselves.
    private void streams(TitleDetails details) throws XMLStreamException {
        var media = details.media();
        if (style != ExportStyle.KODI
                || (media.video().isEmpty() && media.audio().isEmpty())) return;
        xml.writeCharacters("  ");
        element(
                "fileinfo",
                () -> element("streamdetails", () -> {
                    if (!media.video().isEmpty())
                        element("video", () -> {
                            line("codec", media.video());
                            line("width", number(media.width()));
                            line("height", number(media.height()));
                            line("durationinseconds", number((int) details.duration()
                                    .map(Duration::toSeconds)
                                    .orElse(0L)
                                    .longValue()));
                        });
                    if (!media.audio().isEmpty())
                        element("audio", () -> {
                            line("codec", media.audio());
                            line("channels", number(media.channels()));
                            line(
                                    "language",
                                    media.languages().isEmpty()
                                            ? ""
                                            : media.languages().getFirst());
                        });
                }));
    }

    private static String number(int number) {
        return number > 0 ? Integer.toString(number) : "";
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

    /// @param aspect empty for a still of an episode
    private void artwork(String address, String aspect) throws XMLStreamException {
        if (!isAddress(address)) return;
        xml.writeCharacters("  ");
        xml.writeStartElement("thumb");
        if (!aspect.isEmpty()) xml.writeAttribute("aspect", aspect);
        end(address);
    }

    private static boolean isAddress(String text) {
        return text.matches("(?i)https?://.*");
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
