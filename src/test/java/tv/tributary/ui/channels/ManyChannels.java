package tv.tributary.ui.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;

/// Channels as a household has them, as many as asked for.
final class ManyChannels {
    static final List<String> NAMES = List.of(
            "BBC One HD",
            "Rai 1",
            "Das Erste",
            "France 2",
            "Sky Sports Main Event",
            "Nordlicht News",
            "Discovery Channel",
            "Canal+ Cinéma",
            "ZDFneo",
            "Первый канал",
            "Eurosport 1 4K",
            "Cartoon Box",
            "Classic Rock Radio TV",
            "Al Jazeera English",
            "SVT2",
            "Nova Sport 3");
    static final List<String> GROUPS = List.of(
            "United Kingdom", "Italia", "Deutschland", "France", "Sport", "News", "Documentary", "Films", "Kids", "");
    static final Map<ProviderId, String> PROVIDERS = new LinkedHashMap<>();

    static {
        PROVIDERS.put(new ProviderId(1), "North Star TV");
        PROVIDERS.put(new ProviderId(2), "Backup line");
        PROVIDERS.put(new ProviderId(3), "Village antenna");
    }

    private ManyChannels() {}

    static List<ChannelRow> rows(int count) {
        var rows = new ArrayList<ChannelRow>(count);
        for (var i = 0; i < count; i++) {
            var name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + (i / NAMES.size() + 1));
            var guide =
                    i % 3 == 0 ? "" : name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "") + ".tv";
            var channel = new Channel(
                    new ChannelId(i + 1),
                    name,
                    GROUPS.get(i * 7 % GROUPS.size()),
                    "logo:" + i,
                    Integer.toString(i + 1),
                    guide);
            var carriers =
                    i % 4 == 0 ? List.of(1L, 2L) : i % 9 == 0 ? List.of(1L, 2L, 3L) : List.of(i % 5 == 0 ? 2L : 1L);
            rows.add(new ChannelRow(
                    channel,
                    i % 4 == 0 ? 2 + i % 3 : i % 9 == 0 ? 13 : 1,
                    carriers.stream().map(ProviderId::new).toList(),
                    false,
                    ChannelRow.UNPLACED,
                    false,
                    false,
                    "",
                    i % 7 == 4,
                    Optional.empty()));
        }
        return rows;
    }

    static SequencedMap<String, Integer> groupSizes(int count) {
        var sizes = new TreeMap<String, Integer>();
        for (var row : rows(count)) sizes.merge(row.channel().group(), 1, Integer::sum);
        sizes.remove("");
        return sizes;
    }

    static ChannelDetail detail() {
        return new ChannelDetail(
                rows(1).getFirst().channel(),
                List.of(
                        source(
                                1,
                                "UK: BBC One FHD",
                                "North Star TV",
                                "http://line.north.example/live/***/***/10231.ts",
                                "Same name and country; the best picture of the three."),
                        source(
                                2,
                                "BBC ONE HD",
                                "Backup line",
                                "http://backup.example:8080/***/***/77",
                                "Same guide id bbcone.uk."),
                        source(
                                3,
                                "BBC 1 (SD)",
                                "Backup line",
                                "http://backup.example:8080/***/***/78",
                                "Same name without its quality mark."),
                        source(4, "BBC One 4K", "Village antenna", "http://antenna.example/4", "Same name."),
                        source(5, "BBC One", "Village antenna", "http://antenna.example/5", "Same name.")));
    }

    private static Optional<StreamInfo> vitals(long id) {
        var at = Instant.now().minusSeconds(600 * id);
        if (id == 1) {
            return Optional.of(new StreamInfo(
                    at, Optional.empty(), Duration.ofMillis(820), 1920, 1080, "h264", "aac", 6_240_000, 50));
        }
        return id == 2
                ? Optional.of(StreamInfo.failing(at, FailureReason.NOT_FOUND)
                        .over(new StreamInfo(
                                at, Optional.empty(), Duration.ofMillis(300), 720, 576, "mpeg2", "mp2", 3_000_000, 25)))
                : Optional.empty();
    }

    private static RankedSource source(long id, String name, String provider, String url, String why) {
        return new RankedSource(
                new Source(
                        new SourceId(id),
                        new ProviderId(1),
                        SourceKind.LIVE,
                        name,
                        "UK",
                        "",
                        "",
                        "",
                        "",
                        url,
                        Map.of(),
                        Map.of()),
                provider,
                url,
                why,
                "",
                false,
                id == 5,
                vitals(id));
    }
}
