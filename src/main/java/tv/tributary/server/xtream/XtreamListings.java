package tv.tributary.server.xtream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.View;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.ChannelId;

/// A channel's programmes as the API lists them: texts in Base64, ids of digits, flags that are always there, because
/// one missing loses the whole list for some readers. Times as text are in UTC, as `server_info` says.
final class XtreamListings {
    static final Duration AHEAD = Duration.ofDays(7);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final GuideProgrammes programmes;
    private final Archives archives;

    XtreamListings(GuideProgrammes programmes, Archives archives) {
        this.programmes = programmes;
        this.archives = archives;
    }

    /// Of a channel that is not there.
    static Map<String, Object> none() {
        return Map.of("epg_listings", List.of());
    }

    /// What is on and what comes.
    ///
    /// @param guideId the channel's `epg_channel_id`
    Map<String, Object> of(ChannelId channel, String guideId, Grant viewer, Instant now, int most) {
        return from(viewer.view(), now, channel, guideId, now, oldest(channel, viewer, now), most);
    }

    /// The same, and before it what the viewer may watch of the channel's archive.
    Map<String, Object> withPast(ChannelId channel, String guideId, Grant viewer, Instant now, int most) {
        var oldest = oldest(channel, viewer, now);
        return from(viewer.view(), oldest, channel, guideId, now, oldest, most);
    }

    /// How far back the viewer may watch; now if that is nothing.
    private Instant oldest(ChannelId channel, Grant viewer, Instant now) {
        return viewer.has(Right.CATCH_UP) ? now.minus(Duration.ofDays(archives.days(channel))) : now;
    }

    private Map<String, Object> from(
            View view, Instant first, ChannelId channel, String guideId, Instant now, Instant oldest, int most) {
        return Map.of(
                "epg_listings",
                programmes.of(channel, first, now.plus(ahead(view))).stream()
                        .filter(programme -> view.admits(GuideProgrammes.age(programme)))
                        .limit(most)
                        .map(programme -> listing(programme, channel, guideId, now, oldest))
                        .toList());
    }

    private static Duration ahead(View view) {
        var chosen = Duration.ofDays(view.guideDays());
        return chosen.isZero() || chosen.compareTo(AHEAD) > 0 ? AHEAD : chosen;
    }

    /// @param oldest how far back the archive reaches; now without one
    private static Map<String, Object> listing(
            Programme programme, ChannelId channel, String guideId, Instant now, Instant oldest) {
        var start = programme.start().toInstant();
        var stop = programme.stop().map(time -> time.toInstant()).orElse(start);
        var listing = LinkedHashMap.<String, Object>newLinkedHashMap(12);
        listing.put("id", id(channel, start));
        listing.put("epg_id", channel.toString());
        listing.put("title", encoded(programme.title()));
        listing.put("lang", "");
        listing.put("start", TIME.format(start));
        listing.put("end", TIME.format(stop));
        listing.put("description", encoded(first(programme.descriptions())));
        listing.put("channel_id", guideId);
        listing.put("start_timestamp", Long.toString(start.getEpochSecond()));
        listing.put("stop_timestamp", Long.toString(stop.getEpochSecond()));
        listing.put("now_playing", !start.isAfter(now) && stop.isAfter(now) ? 1 : 0);
        listing.put("has_archive", start.isBefore(now) && !start.isBefore(oldest) ? 1 : 0);
        return listing;
    }

    /// The same each time, another for each programme: readers merge those of one id.
    private static String id(ChannelId channel, Instant start) {
        var crc = new CRC32();
        crc.update((channel + " " + start.getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
        return Long.toString(crc.getValue() & Integer.MAX_VALUE);
    }

    private static String first(List<LocalizedText> texts) {
        return texts.isEmpty() ? "" : texts.getFirst().text();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
