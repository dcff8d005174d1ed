package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Source;
import tv.tributary.server.route.StreamUrls;

/// Writes channels, or films, as playlist entries.
final class M3uPlaylistWriter {
    private M3uPlaylistWriter() {}

    /// @param archives how many days back channels can be watched
    /// @param urls of the viewer who reads it
    /// @param originalPictures whether logos keep the addresses that lists give them
    /// @param guide the guide's URL; empty for none
    static void write(
            List<ChannelRow> rows,
            Map<ChannelId, Integer> archives,
            StreamUrls urls,
            boolean originalPictures,
            StreamFormat form,
            String guide,
            OutputStream out)
            throws IOException {
        var guideIds = new GuideIds(rows);
        var writer = M3uWriter.begin(out, guide);
        for (var row : rows) {
            var channel = row.channel();
            var url = form.url(urls, channel.id());
            var attributes = attributes(row, guideIds, logo(channel, urls, originalPictures));
            attributes.putAll(archive(archives.getOrDefault(channel.id(), 0), url));
            writer.write(M3uItem.live(channel.name(), url, attributes));
        }
    }

    /// The address of a channel's logo; empty for none.
    static String logo(Channel channel, StreamUrls urls, boolean original) {
        return original || channel.logo().isBlank() ? channel.logo().strip() : urls.logo(channel.id());
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
    static void writeFilms(Films films, StreamUrls urls, OutputStream out) throws IOException {
        var writer = M3uWriter.begin(out);
        try {
            films.each(film -> {
                try {
                    writer.write(film(film, urls));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
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
