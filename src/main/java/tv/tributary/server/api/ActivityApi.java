package tv.tributary.server.api;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityEntry.NumberedEntry;
import tv.tributary.activity.ActivityKind;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// What happened.
final class ActivityApi {
    private static final Logger log = LoggerFactory.getLogger(ActivityApi.class);
    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int LONGEST_WAIT = 60;

    /// @param channel left out if it concerns no single one
    record EntryJson(Instant at, ActivityKind kind, Severity severity, Optional<ChannelId> channel, String text) {
        static EntryJson of(ActivityEntry entry) {
            return new EntryJson(entry.at(), entry.kind(), entry.kind().severity(), entry.channel(), entry.text());
        }
    }

    /// Facts that belong together, such as an outage with its switches.
    ///
    /// @param severity the highest of its events
    /// @param ended the time of its last event so far
    /// @param text what happened last
    record StoryJson(
            long id,
            StoryKind kind,
            Severity severity,
            Instant began,
            Instant ended,
            int events,
            Optional<ChannelId> channel,
            String text) {
        static StoryJson of(ActivityStory story) {
            return new StoryJson(
                    story.id(),
                    story.kind(),
                    story.severity(),
                    story.began(),
                    story.ended(),
                    story.facts(),
                    story.channel(),
                    story.latest().text());
        }
    }

    /// @param next what to give as `before` for the page behind it; left out on the last
    record ActivityPageJson(List<StoryJson> stories, Optional<Long> next) {}

    record StoryEntriesJson(StoryJson story, List<EntryJson> events) {}

    /// @param position what to give as `after` for those that come later
    record NewestJson(long position, List<EntryJson> events) {}

    /// @param bytes on disk
    /// @param days how long events are kept
    /// @param most how many events are kept
    record StorageJson(long stories, long events, long bytes, Optional<Instant> oldest, int days, int most) {}

    /// What is left out stays as it is.
    record StorageInput(Optional<Integer> days, Optional<Integer> most) {}

    private final ActivityLog activity;
    private final Settings settings;

    ActivityApi(ActivityLog activity, Settings settings) {
        this.activity = activity;
        this.settings = settings;
    }

    List<Endpoint> endpoints() {
        return List.of(
                filtered(Endpoint.get(
                                "/api/activity",
                                "What happened, what belongs together as one story, the newest first",
                                BodySchema.of(ActivityPageJson.class),
                                this::page))
                        .with("before", Long.class, "only stories before this one, as the page before says")
                        .with("limit", Integer.class, "so many stories at most; 100 if not given"),
                Endpoint.get(
                                "/api/activity/newest",
                                "Events in the order in which they happen, of the thousand newest since the start",
                                BodySchema.of(NewestJson.class),
                                this::newest)
                        .with("after", Long.class, "leave out those up to this position")
                        .with("wait", Integer.class, "answer when there is one, after so many seconds at the latest"),
                filtered(Endpoint.get("/api/activity/export", "All events in one file", BodySchema.TEXT, this::export))
                        .with("format", String.class, "csv or json; csv if not given"),
                Endpoint.get(
                        "/api/activity/storage",
                        "How many events are kept, and how much room they take",
                        BodySchema.of(StorageJson.class),
                        _ -> storage()),
                Endpoint.put(
                                "/api/activity/storage",
                                "Say how long and how many events are kept; the older ones are deleted",
                                BodySchema.of(StorageJson.class),
                                this::limit)
                        .taking(StorageInput.class),
                Endpoint.get(
                                "/api/activity/{id}",
                                "A story with its events",
                                BodySchema.of(StoryEntriesJson.class),
                                this::story)
                        .with("from", Integer.class, "leave out so many events")
                        .with("limit", Integer.class, "so many events at most; 100 if not given"));
    }

    private static Endpoint filtered(Endpoint endpoint) {
        return endpoint.with(
                        "kind",
                        String.class,
                        "outage, stream, viewing, sync, account, export, access or storage; all if not given")
                .with("severity", String.class, "the least: info, good, warning or error")
                .with("channel", Long.class, "id of a channel")
                .with("provider", String.class, "name of a provider")
                .with("person", String.class, "name of a user")
                .with("text", String.class, "with all these words in names of channels, people, devices, addresses");
    }

    private static ActivityFilter filter(Request request) {
        var all = ActivityFilter.all();
        return new ActivityFilter(
                choice(request, "kind", StoryKind.values()),
                choice(request, "severity", Severity.values()).orElse(all.least()),
                number(request, "channel").filter(id -> id > 0).map(ChannelId::new),
                request.query("provider").orElse(""),
                request.query("person").orElse(""),
                request.query("text").orElse(""));
    }

    private static <E extends Enum<E>> Optional<E> choice(Request request, String name, E[] choices) {
        var asked = request.query(name).orElse("");
        if (asked.isEmpty()) return Optional.empty();
        return Stream.of(choices)
                .filter(one -> one.name().equalsIgnoreCase(asked))
                .findFirst()
                .or(() -> {
                    throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", name, asked));
                });
    }

    private static Optional<Long> number(Request request, String name) {
        var asked = request.query(name).orElse("");
        if (asked.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Long.parseLong(asked));
        } catch (NumberFormatException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", name, asked));
        }
    }

    private Response page(Request request) {
        int limit = Math.max(1, RequestBody.number(request, "limit", USUAL, MOST));
        var stories =
                activity.stories(filter(request), number(request, "before").orElse(Long.MAX_VALUE), limit);
        var next = stories.size() < limit
                ? Optional.<Long>empty()
                : Optional.of(stories.getLast().id());
        return BufferedResponse.json(
                new ActivityPageJson(stories.stream().map(StoryJson::of).toList(), next));
    }

    private Response story(Request request) {
        var story = activity.story(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
        var entries = activity.entries(
                story.id(),
                RequestBody.number(request, "from", 0, Integer.MAX_VALUE),
                RequestBody.number(request, "limit", USUAL, MOST));
        return BufferedResponse.json(new StoryEntriesJson(
                StoryJson.of(story), entries.stream().map(EntryJson::of).toList()));
    }

    private Response newest(Request request) {
        long after = number(request, "after").orElse(0L);
        var patience = Duration.ofSeconds(RequestBody.number(request, "wait", 0, LONGEST_WAIT));
        var newest = await(after, patience);
        return BufferedResponse.json(new NewestJson(
                newest.isEmpty() ? after : newest.getLast().number(),
                newest.stream().map(one -> EntryJson.of(one.entry())).toList()));
    }

    private List<NumberedEntry> await(long after, Duration patience) {
        var newest = activity.newest(after);
        if (!newest.isEmpty() || patience.isZero()) return newest;
        var changed = new Semaphore(0);
        var deadline = System.nanoTime() + patience.toNanos();
        try (var _ = activity.changes().follow(_ -> changed.release())) {
            while (newest.isEmpty() && changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS))
                newest = activity.newest(after);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return newest;
    }

    private Response storage() {
        var size = activity.size();
        var limits = limits();
        return BufferedResponse.json(new StorageJson(
                size.stories(), size.events(), size.bytes(), size.oldest(), limits.days(), limits.events()));
    }

    private ActivitySettings limits() {
        return settings.of(ActivitySettings.NAME, ActivitySettings.defaults()).get();
    }

    private Response limit(Request request) {
        var input = RequestBody.body(request, StorageInput.class);
        var before = limits();
        settings.save(
                ActivitySettings.NAME,
                before.withEvents(
                        input.days().orElse(before.days()), input.most().orElse(before.events())));
        return storage();
    }

    /// Sent while it is read from the database, however much it is.
    private Response export(Request request) {
        var filter = filter(request);
        var format = choice(request, "format", ExportFormat.values()).orElse(ExportFormat.CSV);
        var isCsv = format == ExportFormat.CSV;
        return new ReadResponse(
                written(filter, format),
                OptionalLong.empty(),
                Map.of(
                        "Content-Type",
                        isCsv ? "text/csv; charset=utf-8" : BufferedResponse.JSON,
                        "Content-Disposition",
                        "attachment; filename=\"activity." + (isCsv ? "csv" : "json") + '"',
                        "Cache-Control",
                        "no-store"));
    }

    private InputStream written(ActivityFilter filter, ExportFormat format) {
        try {
            var in = new PipedInputStream(1 << 16);
            var out = new PipedOutputStream(in);
            Thread.ofVirtual().name("activity-export").start(() -> {
                try (var buffered = new BufferedOutputStream(out)) {
                    activity.export(filter, format, buffered);
                } catch (IOException e) {
                    log.debug("whoever wanted the export has gone", e);
                }
            });
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
