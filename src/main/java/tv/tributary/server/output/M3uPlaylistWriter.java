package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.access.View;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Source;
import tv.tributary.server.route.MediaUrls;
import tv.tributary.server.route.StreamUrls;

/// Writes channels, or films, as playlist entries.
final class M3uPlaylistWriter {
    private M3uPlaylistWriter() {}

    /// @param archives how many days back channels can be watched
    /// @param urls of the viewer who reads it
    /// @param pictures where logos come from
    /// @param guide the guide's URL; empty for none
    static void write(
            List<ChannelRow> rows,
            GuideIds guideIds,
            Map<ChannelId, Integer> archives,
            StreamUrls urls,
            PictureOrigin pictures,
            StreamFormat format,
            String guide,
            OutputStream out)
            throws IOException {
        write(rows, guideIds, archives, urls, urls, pictures, format, M3uWriter.begin(out, guide));
    }

    /// The same at other addresses; the past and pictures have ours.
    static void write(
            List<ChannelRow> rows,
            GuideIds guideIds,
            Map<ChannelId, Integer> archives,
            StreamUrls urls,
            MediaUrls media,
            PictureOrigin pictures,
            StreamFormat format,
            M3uWriter writer)
            throws IOException {
        for (var row : rows) {
            var channel = row.channel();
            var attributes = attributes(row, guideIds, logo(channel, urls, pictures));
            int days = archives.getOrDefault(channel.id(), 0);
            attributes.putAll(archive(days, urls.channel(channel.id(), format)));
            writer.write(M3uItem.live(channel.name(), media.channel(channel.id(), format), attributes));
        }
    }

    /// The address of a channel's logo; empty for none.
    static String logo(Channel channel, StreamUrls urls, PictureOrigin pictures) {
        return switch (pictures) {
            case NOWHERE -> "";
            case ORIGINAL -> channel.logo().strip();
            case CACHE -> channel.logo().isBlank() ? "" : urls.logo(channel.id());
        };
    }

    /// Where the pictures of channels and programmes come from.
    enum PictureOrigin {
        /// There are none.
        NOWHERE,
        /// From the addresses that lists and guides give them.
        ORIGINAL,
        /// From our own caches.
        CACHE;

        static PictureOrigin of(View view, PlaylistSettings household) {
            if (!view.logos()) return NOWHERE;
            return household.originalPictures() ? ORIGINAL : CACHE;
        }
    }

    /// `channel-id` and `tvg-id` make up the identity Jellyfin gives a channel, so both must never change.
    private static Map<String, String> attributes(ChannelRow row, GuideIds guideIds, String logo) {
        var channel = row.channel();
        var attributes = LinkedHashMap.<String, String>newLinkedHashMap(12);
        attributes.put("channel-id", channel.id().toString());
        attributes.put("tvg-id", guideIds.of(channel));
        attributes.put("tvg-name", channel.name());
        attributes.put("tvg-chno", channel.number());
        attributes.put("tvg-logo", logo);
        attributes.put("group-title", channel.group());
        // Kodi shows it among the radio stations.
        if (row.radio()) attributes.put("radio", "true");
        return attributes;
    }

    /// How players ask for the past: Kodi, TiviMate and OTT Navigator put in seconds since 1970, so that no zone
    /// matters. Kodi replaces each placeholder once only. `tvg-rec` and `timeshift` are the days for those that
    /// read no modes.
    private static Map<String, String> archive(int days, String url) {
        if (days == 0) return Map.of();
        var attributes = LinkedHashMap.<String, String>newLinkedHashMap(5);
        attributes.put("catchup", "default");
        attributes.put("catchup-days", Integer.toString(days));
        attributes.put("catchup-source", url + "?start=${start}&duration=${duration}");
        attributes.put("tvg-rec", Integer.toString(days));
        attributes.put("timeshift", Integer.toString(days));
        return attributes;
    }

    /// @param urls of the viewer who reads it
    static M3uWriter writeFilms(Films films, View view, StreamUrls urls, OutputStream out) throws IOException {
        var writer = M3uWriter.begin(out);
        try {
            films.each(film -> {
                if (!view.seesTitles(film.group())) return;
                try {
                    writer.write(film(film, urls));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        return writer;
    }

    /// With its own ending: by that VLC, Kodi and Plex know that they may seek, and how it is packed.
    private static M3uItem film(Source film, StreamUrls urls) {
        var attributes = LinkedHashMap.<String, String>newLinkedHashMap(3);
        attributes.put("tvg-id", film.tvgId());
        attributes.put("tvg-logo", film.logo());
        attributes.put("group-title", film.group());
        var name = film.name().isBlank() ? "#" + film.id() : film.name();
        return new M3uItem(name, urls.film(film.id(), film.ending()), -1, attributes);
    }
}
