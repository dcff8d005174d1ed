package tv.tributary.server.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.xmltv.EpisodeNumbers;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvChannel.XmltvIcon;
import tv.tributary.format.xmltv.XmltvWriter;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.server.output.M3uPlaylistWriter.PictureOrigin;
import tv.tributary.server.route.StreamUrls;

/// Writes the guide of a playlist's channels: each channel under the `tvg-id` it has there, those without
/// programmes too. Some channels at a time are in memory.
final class GuideRenderer {
    private static final int CHANNELS_AT_ONCE = 100;
    private static final String GENERATOR = "Tributary";

    private GuideRenderer() {}

    /// @param rows of the playlist, in its order
    /// @param admitted which programmes the viewer may know of
    /// @param urls of the viewer who reads it
    /// @param pictures where pictures come from
    /// @param from programmes that end after it
    /// @param until programmes that begin before it
    static void write(
            List<ChannelRow> rows,
            Predicate<Programme> admitted,
            GuideIds guideIds,
            GuideProgrammes programmes,
            StreamUrls urls,
            PictureOrigin pictures,
            Instant from,
            Instant until,
            OutputStream out)
            throws IOException {
        try (var writer =
                XmltvWriter.begin(new BufferedOutputStream(out, 1 << 16), Map.of("generator-info-name", GENERATOR))) {
            for (var row : rows) writer.write(channel(row.channel(), guideIds.of(row.channel()), urls, pictures));
            for (var at = 0; at < rows.size(); at += CHANNELS_AT_ONCE) {
                var some = new LinkedHashMap<ChannelId, Channel>();
                for (var row : rows.subList(at, Math.min(rows.size(), at + CHANNELS_AT_ONCE)))
                    some.put(row.channel().id(), row.channel());
                var found = programmes.of(some.keySet(), from, until);
                for (var entry : some.entrySet()) {
                    var id = guideIds.of(entry.getValue());
                    for (var programme : found.getOrDefault(entry.getKey(), List.of())) {
                        if (!admitted.test(programme)) continue;
                        writer.write(
                                forPlayers(programme, id, entry.getValue().name()),
                                pictures(pictures, urls, entry.getKey(), programme));
                    }
                }
            }
            writer.flush();
        }
    }

    private static UnaryOperator<String> pictures(
            PictureOrigin origin, StreamUrls urls, ChannelId channel, Programme programme) {
        return switch (origin) {
            case NOWHERE -> _ -> "";
            case ORIGINAL -> UnaryOperator.identity();
            case CACHE ->
                address -> urls.picture(channel, programme.start().toEpochSecond(), PictureRoute.tag(address));
        };
    }

    /// Players look for a channel by name, by number, or by both.
    private static XmltvChannel channel(Channel channel, String id, StreamUrls urls, PictureOrigin pictures) {
        var names = new ArrayList<LocalizedText>(3);
        Stream.of(channel.name(), channel.number(), channel.number() + " " + channel.name())
                .filter(name -> (!name.isBlank() && !channel.number().isBlank()) || name.equals(channel.name()))
                .distinct()
                .forEach(name -> names.add(LocalizedText.of(name)));
        var icons = Stream.of(M3uPlaylistWriter.logo(channel, urls, pictures))
                .filter(address -> !address.isEmpty())
                .map(XmltvIcon::of)
                .toList();
        return new XmltvChannel(id, names, icons, List.of());
    }

    /// With the title that the DTD asks for, and episode numbers as all players read them.
    private static Programme forPlayers(Programme programme, String id, String channel) {
        var titled = programme.titles().isEmpty() ? List.of(LocalizedText.of(channel)) : programme.titles();
        return programme.on(id).with(titled, EpisodeNumbers.forPlayers(programme.episodeNumbers()));
    }
}
