package tv.tributary.activity.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.testkit.TempStore;

/// How fast a million events are stored and found: `ActivityBench [EVENTS]`. Prints milliseconds, the first call and
/// the median of nine, and the size of the database.
final class ActivityBench {
    private static final int CHANNELS = 12_000;
    private static final List<String> PROVIDERS = List.of("Northwind TV", "Antenna", "Blue Ridge", "Harbour");
    private static final List<String> PEOPLE = List.of("", "Anna", "Ben", "Cleo", "Guests");

    private ActivityBench() {}

    public static void main(String[] arguments) throws Exception {
        var events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (var store = new TempStore()) {
            var settings =
                    new LatestValue<>(ActivitySettings.defaults().withEvents(3_650, ActivitySettings.MOST_EVENTS));
            var began = System.nanoTime();
            try (var activity =
                    new ActivityLog(store.database(), store.events(), settings, (_, _) -> "", InstantSource.system())) {
                record(store, activity, events);
            }
            System.out.printf(
                    "%,d events recorded in %,d ms, %d lost%n",
                    events, millis(began), store.events().lost());
            store.reopen();
            try (var activity =
                    new ActivityLog(store.database(), store.events(), settings, (_, _) -> "", InstantSource.system())) {
                System.out.printf(
                        "database %,d bytes, of which activity: %s%n", Files.size(store.file()), activity.size());
                filters().forEach((name, filter) -> measure(name, activity, filter));
            }
        }
    }

    private static void record(TempStore store, ActivityLog activity, int events) {
        var random = new Random(7);
        var start = Instant.now().minus(Duration.ofDays(80));
        for (var n = 0; n < events; n++) {
            store.events().publish(event(random, start.plusMillis(n * 6_900L)));
            // As fast as they are heard, so that none is lost.
            while (n % 20_000 == 19_999 && heard(activity) <= n) LockSupport.parkNanos(1_000_000);
        }
    }

    private static long heard(ActivityLog activity) {
        var newest = activity.newest(0);
        return newest.isEmpty() ? 0 : newest.getLast().number();
    }

    private static Event event(Random random, Instant at) {
        var number = 1 + (int) Math.abs(random.nextGaussian() * CHANNELS / 4) % CHANNELS;
        var channel = new ChannelId(number);
        var name = "Channel of the north " + number + " HD";
        var person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        var address = "192.168.1." + (20 + random.nextInt(12));
        var from = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
        var to = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Event.ViewerJoined(at, channel, name, person, address, "VLC/3.0.20", StreamUse.VIEWER);
            case 3, 4, 5 ->
                new Event.ViewerLeft(
                        at,
                        channel,
                        name,
                        person,
                        address,
                        "VLC/3.0.20",
                        StreamUse.VIEWER,
                        Duration.ofSeconds(random.nextInt(9_000)),
                        random.nextLong(4_000_000_000L));
            case 6, 7 -> new Event.StreamOpened(at, channel, name, from);
            case 8, 9 -> new Event.StreamClosed(at, channel, name);
            case 10 -> new Event.SyncFinished(at, new ProviderId(1), from, 12_000, 3, 2, 1, 0);
            case 11 -> new Event.SlateShown(at, channel, name, FailureReason.UNREACHABLE);
            case 12, 13 -> new Event.SourceRefused(at, channel, name, from, name + " 4K", FailureReason.NO_SLOT);
            default -> new Event.FailedOver(at, channel, name, from, to, FailureReason.STALLED, Duration.ofMillis(420));
        };
    }

    private static Map<String, ActivityFilter> filters() {
        var all = ActivityFilter.all();
        var filters = new LinkedHashMap<String, ActivityFilter>();
        filters.put("all (opens)", all);
        filters.put("kind outage", filter(Optional.of(StoryKind.OUTAGE), all.least(), Optional.empty(), "", "", ""));
        filters.put(
                "kind nobody has", filter(Optional.of(StoryKind.EXPORT), all.least(), Optional.empty(), "", "", ""));
        filters.put("errors", filter(Optional.empty(), Severity.ERROR, Optional.empty(), "", "", ""));
        filters.put("channel", filter(Optional.empty(), all.least(), Optional.of(new ChannelId(7)), "", "", ""));
        filters.put("provider", filter(Optional.empty(), all.least(), Optional.empty(), "Antenna", "", ""));
        filters.put("person", filter(Optional.empty(), all.least(), Optional.empty(), "", "Anna", ""));
        filters.put("text, a channel", filter(Optional.empty(), all.least(), Optional.empty(), "", "", "north 4711"));
        filters.put("text, everywhere", filter(Optional.empty(), all.least(), Optional.empty(), "", "", "channel"));
        filters.put("text, nowhere", filter(Optional.empty(), all.least(), Optional.empty(), "", "", "zebra"));
        filters.put(
                "person, errors (none)", filter(Optional.empty(), Severity.ERROR, Optional.empty(), "", "Anna", ""));
        filters.put(
                "provider, errors, text",
                filter(Optional.of(StoryKind.OUTAGE), Severity.ERROR, Optional.empty(), "Harbour", "", "north"));
        return filters;
    }

    private static ActivityFilter filter(
            Optional<StoryKind> kind,
            Severity least,
            Optional<ChannelId> channel,
            String provider,
            String person,
            String text) {
        return new ActivityFilter(kind, least, channel, provider, person, text);
    }

    private static void measure(String name, ActivityLog activity, ActivityFilter filter) {
        var times = new ArrayList<Double>();
        var found = 0;
        for (var run = 0; run < 10; run++) {
            var began = System.nanoTime();
            found = activity.stories(filter, Long.MAX_VALUE, 100).size();
            times.add((System.nanoTime() - began) / 1e6);
        }
        var first = times.removeFirst();
        times.sort(Double::compare);
        System.out.printf("%-26s first %7.1f  median %7.1f  (%d stories)%n", name, first, times.get(4), found);
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
