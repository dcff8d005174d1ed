package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.LatestValue;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.HealthSettings;
import tv.tributary.health.HealthSummary;
import tv.tributary.health.HealthSummary.DayTally;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.health.StreamVerdict;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// How all streams do, and how they are looked after.
final class HealthApi {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Catalog catalog;
    private final HealthChecks health;
    private final Settings settings;
    private final LatestValue<HealthSettings> current;

    HealthApi(Catalog catalog, HealthChecks health, Settings settings) {
        this.catalog = catalog;
        this.health = health;
        this.settings = settings;
        this.current = settings.of(HealthSettings.NAME, HealthSettings.defaults());
    }

    /// How many streams of a provider or group play, fail, or were never tested; of a group `provider` is left out.
    record TallyJson(@Nullable Long provider, String name, int playing, int failing, int untested) {}

    /// @param day in this computer's time
    record DayJson(LocalDate day, long provider, int playing, int failing, int untested) {}

    /// A channel of which no stream has played for a week.
    record LostJson(long channel, String name, String group, Instant since, int streams) {}

    /// @param providers and groups: those of which most fails first
    record HealthJson(List<TallyJson> providers, List<TallyJson> groups, List<DayJson> days, List<LostJson> lost) {}

    /// @param nightly whether all streams that are due get a quick look each night
    /// @param from and until: hours of this computer's time, 0 to 23; equal hours are a whole day
    /// @param pauseWhileWatching whether that stands still while anybody watches
    /// @param budget quick looks at most on one account in a night; 0 for no limit
    record HealthInput(
            @Nullable Boolean nightly,
            @Nullable Integer from,
            @Nullable Integer until,
            @Nullable Boolean pauseWhileWatching,
            @Nullable Integer budget) {
        HealthSettings over(HealthSettings now) {
            return new HealthSettings(
                    nightly == null ? now.nightly() : nightly,
                    from == null ? now.from() : from,
                    until == null ? now.until() : until,
                    pauseWhileWatching == null ? now.pauseWhileWatching() : pauseWhileWatching,
                    budget == null ? now.budget() : budget);
        }
    }

    /// The newest picture of a stream. The JPEG is at `/api/health/pictures/SOURCE`.
    ///
    /// @param verdict of the stream, such as `fine`, `black`, `slate`
    record PictureJson(long channel, String name, long source, Instant at, StreamVerdict verdict) {}

    /// How long quick looks at all streams that are due would take.
    record PlanJson(int streams, int connections, Duration duration) {}

    List<Endpoint> endpoints() {
        var rules = BodySchema.of(HealthSettings.class);
        return List.of(
                Endpoint.get(
                                "/api/health",
                                "How the streams of each provider and group do, day by day too, and which channels have"
                                        + " had none that plays for a week",
                                BodySchema.of(HealthJson.class),
                                this::show)
                        .with("days", Integer.class, "so many days, today among them; 30 if not given"),
                Endpoint.get(
                        "/api/health/pictures",
                        "What channels showed last, each by its newest picture",
                        BodySchema.many(PictureJson.class),
                        _ -> BufferedResponse.json(pictures())),
                Endpoint.get("/api/health/pictures/{id}", "The JPEG of a stream", BodySchema.FILE, this::picture),
                Endpoint.get(
                        "/api/health/plan",
                        "How long quick looks at all streams that are due would take; seconds",
                        BodySchema.of(PlanJson.class),
                        _ -> plan()),
                Endpoint.get(
                        "/api/settings/health",
                        "How streams are looked after at night",
                        rules,
                        _ -> BufferedResponse.json(current.get())),
                Endpoint.put(
                                "/api/settings/health",
                                "Change how streams are looked after, from the next night on; what is left out stays as"
                                        + " it is",
                                rules,
                                this::change)
                        .taking(HealthInput.class));
    }

    private List<PictureJson> pictures() {
        return health.pictures().newest().values().stream()
                .flatMap(one -> row(one.channel())
                        .map(row -> new PictureJson(
                                one.channel().value(),
                                row.channel().name(),
                                one.source().value(),
                                one.at(),
                                health.verdict(one.source(), 0)))
                        .stream())
                .sorted(Comparator.comparing(PictureJson::at).reversed())
                .toList();
    }

    private Response picture(Request request) {
        return health.pictures()
                .jpeg(new SourceId(RequestBody.id(request)))
                .map(jpeg -> BufferedResponse.of(200, "image/jpeg", jpeg).with("Cache-Control", "no-cache"))
                .orElseThrow(RequestBody::notFound);
    }

    private Response plan() {
        var plan = health.plan(catalog.providers().connectionsByProvider());
        return BufferedResponse.json(new PlanJson(plan.streams(), plan.connections(), plan.duration()));
    }

    private Response show(Request request) {
        int days = RequestBody.number(request, "days", USUAL_DAYS, MOST_DAYS);
        var summary = health.summary(
                id -> row(id).map(ChannelRow::channel).map(Channel::group).orElse(""));
        return BufferedResponse.json(new HealthJson(
                worstFirst(summary.providers().entrySet().stream()
                        .map(one -> tally(one.getKey(), one.getValue()))
                        .toList()),
                worstFirst(summary.groups().entrySet().stream()
                        .map(HealthApi::tally)
                        .toList()),
                health.trend(Math.max(1, days)).stream().map(HealthApi::day).toList(),
                summary.lost().stream().flatMap(one -> lost(one).stream()).toList()));
    }

    private TallyJson tally(ProviderId provider, StreamTally tally) {
        var name = catalog.providers()
                .find(provider)
                .map(status -> status.provider().name())
                .orElse("");
        return new TallyJson(provider.value(), name, tally.playing(), tally.failing(), tally.untested());
    }

    private static TallyJson tally(Map.Entry<String, StreamTally> group) {
        var tally = group.getValue();
        return new TallyJson(null, group.getKey(), tally.playing(), tally.failing(), tally.untested());
    }

    private static DayJson day(DayTally one) {
        var tally = one.tally();
        return new DayJson(one.day(), one.provider().value(), tally.playing(), tally.failing(), tally.untested());
    }

    private static List<TallyJson> worstFirst(List<TallyJson> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(TallyJson::failing).reversed().thenComparing(TallyJson::name))
                .toList();
    }

    private Optional<LostJson> lost(HealthSummary.LostChannel one) {
        return row(one.channel())
                .map(ChannelRow::channel)
                .map(channel -> new LostJson(
                        channel.id().value(), channel.name(), channel.group(), one.since(), one.streams()));
    }

    private Optional<ChannelRow> row(ChannelId id) {
        return catalog.channels().row(id);
    }

    private Response change(Request request) {
        try {
            var wanted = RequestBody.body(request, HealthInput.class).over(current.get());
            settings.save(HealthSettings.NAME, wanted);
            return BufferedResponse.json(wanted);
        } catch (IllegalArgumentException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("settings.health.wrong"));
        }
    }
}
