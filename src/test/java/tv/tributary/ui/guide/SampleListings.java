package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.guide.AiringCache.GuideListings;

/// A made-up guide of any size: each channel has programmes of 15 to 150 minutes without holes, but for every ninth,
/// which has none.
final class SampleListings implements GuideListings {
    private static final Instant EPOCH = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<String> TITLES = List.of(
            "The News at Ten",
            "Match of the Day",
            "Casualty",
            "A House Through Time",
            "Mock the Week",
            "Newsround",
            "Later with Music",
            "The Third Man",
            "Gardeners’ World",
            "Weather");
    private static final List<Genre> GENRES = List.of(
            Genre.NEWS,
            Genre.SPORTS,
            Genre.SERIES,
            Genre.DOCUMENTARY,
            Genre.SHOW,
            Genre.CHILDREN,
            Genre.MUSIC,
            Genre.MOVIE,
            Genre.SHOW,
            Genre.NEWS);

    static List<ChannelRow> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new ChannelRow(
                        new Channel(new ChannelId(i), "Channel " + i, "UK", "", "" + (100 + i), ""), 2, List.of()))
                .toList();
    }

    static GuideScope.ChannelList channels(int count) {
        return new GuideScope.ChannelList() {
            @Override
            public List<ChannelRow> list(ChannelQuery query) {
                return query.favourites() ? List.of() : rows(count);
            }

            @Override
            public List<String> groups() {
                return List.of("UK");
            }
        };
    }

    @Override
    public Map<ChannelId, List<Airing>> between(List<ChannelId> channels, Instant from, Instant to) {
        var answer = new HashMap<ChannelId, List<Airing>>();
        for (var channel : channels) {
            if (channel.value() % 9 == 0) continue;
            var airings = new ArrayList<Airing>();
            var day = Duration.between(EPOCH, from).toDays() - 1;
            var random = new Random(channel.value() * 31 + day);
            for (var start = EPOCH.plus(Duration.ofDays(day)); start.isBefore(to); ) {
                var kind = random.nextInt(TITLES.size());
                var stop = start.plus(Duration.ofMinutes(15L * (1 + random.nextInt(10))));
                if (stop.isAfter(from)) {
                    airings.add(new Airing(
                            channel,
                            start,
                            stop,
                            TITLES.get(kind),
                            kind % 3 == 0 ? "Part one" : "",
                            kind % 4 == 0 ? "S2 E5" : "",
                            "Somebody finds out something that changes what everybody believed.",
                            GENRES.get(kind),
                            List.of("2024", "With Jo Brand and Frank Skinner")));
                }
                start = stop;
            }
            answer.put(channel, airings);
        }
        return answer;
    }

    @Override
    public List<Airing> search(String words, Instant from, int most) {
        return between(List.of(new ChannelId(1), new ChannelId(2)), from, from.plus(Duration.ofDays(1)))
                .values()
                .stream()
                .flatMap(List::stream)
                .filter(airing -> airing.title().toLowerCase(Locale.ROOT).contains(words))
                .limit(most)
                .toList();
    }

    @Override
    public boolean hasGuide(ChannelId channel) {
        return channel.value() % 9 != 0;
    }

    /// Every third channel has an archive of a week.
    @Override
    public Map<ChannelId, Integer> archiveDays() {
        var days = new HashMap<ChannelId, Integer>();
        for (var id = 3; id <= 10_000; id += 3) days.put(new ChannelId(id), 7);
        return days;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
