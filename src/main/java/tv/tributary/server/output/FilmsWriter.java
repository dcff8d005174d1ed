package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import tv.tributary.catalog.Films;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.model.Source;
import tv.tributary.server.route.StreamUrls;

/// Writes films as playlist entries.
final class FilmsWriter {
    private FilmsWriter() {}

    /// @param urls of the viewer who reads it
    static void write(Films films, StreamUrls urls, OutputStream out) throws IOException {
        var writer = M3uWriter.begin(out);
        try {
            films.each(film -> {
                try {
                    writer.write(item(film, urls));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /// With its own ending: by that VLC, Kodi and Plex know that they may seek, and how it is packed.
    private static M3uItem item(Source film, StreamUrls urls) {
        var attributes = LinkedHashMap.<String, String>newLinkedHashMap(3);
        attributes.put("tvg-id", film.tvgId());
        attributes.put("tvg-logo", film.logo());
        attributes.put("group-title", film.group());
        var name = film.name().isBlank() ? "#" + film.id() : film.name();
        return new M3uItem(name, urls.film(film.id(), Films.ending(film)), -1, attributes);
    }
}
