package tv.tributary.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.access.Users;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ViewingReport;
import tv.tributary.activity.ViewingReport.Endings;
import tv.tributary.activity.ViewingReport.FailureTotal;
import tv.tributary.activity.ViewingReport.Failures;
import tv.tributary.activity.ViewingReport.Sum;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.activity.Viewings;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;
import tv.tributary.stats.TrafficHistory.TrafficReport;
import tv.tributary.text.Messages;

/// What was watched, by whom, and when.
final class AnalyticsApi {
    /// More do not fit into one answer.
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /// @param waitMillis for the first picture, of those who had to wait, on average
    record SumJson(long viewings, long seconds, long bytes, long switches, Endings endings, long waitMillis) {
        static SumJson of(Sum sum) {
            return new SumJson(
                    sum.viewings(),
                    sum.time().toSeconds(),
                    sum.bytes(),
                    sum.switches(),
                    sum.endings(),
                    sum.meanWait().toMillis());
        }
    }

    /// @param times how often it failed
    /// @param saves how often another source went on with it
    /// @param seconds how long nothing played
    record FailureJson(String name, long times, long saves, long seconds) {
        static List<FailureJson> of(List<FailureTotal> rows) {
            return rows.stream()
                    .map(row -> new FailureJson(
                            row.name(), row.times(), row.saves(), row.lasted().toSeconds()))
                    .toList();
        }
    }

    record FailuresJson(List<FailureJson> providers, List<FailureJson> channels, List<FailureJson> sources) {
        static FailuresJson of(Failures all) {
            return new FailuresJson(
                    FailureJson.of(all.providers()), FailureJson.of(all.channels()), FailureJson.of(all.sources()));
        }
    }

    record TrafficDayJson(LocalDate day, long received, long sent, long saved) {}

    /// Bytes from providers, to viewers, and what providers did not have to send again.
    record TrafficJson(long received, long sent, long saved, List<TrafficDayJson> days) {
        static TrafficJson of(TrafficReport report) {
            return new TrafficJson(
                    report.received(),
                    report.sent(),
                    report.saved(),
                    report.days().stream()
                            .map(day -> new TrafficDayJson(day.day(), day.received(), day.sent(), day.saved()))
                            .toList());
        }
    }

    record DayJson(LocalDate day, long seconds) {}

    /// @param name left empty where it is not known
    record TotalJson(String name, long viewings, long seconds, long bytes, long switches) {
        static List<TotalJson> of(List<ViewingTotal> rows) {
            return rows.stream()
                    .map(row -> new TotalJson(
                            row.name(), row.viewings(), row.time().toSeconds(), row.bytes(), row.switches()))
                    .toList();
        }
    }

    /// @param before of the period of equal length before it
    /// @param week seconds in each hour of the week, from Monday at 0 to Sunday at 23
    record AnalyticsJson(
            Instant from,
            Instant to,
            SumJson all,
            SumJson before,
            List<DayJson> days,
            List<Long> week,
            List<TotalJson> channels,
            List<TotalJson> programmes,
            List<TotalJson> people,
            List<TotalJson> devices,
            List<TotalJson> providers,
            FailuresJson failures,
            TrafficJson traffic) {
        static AnalyticsJson of(ViewingReport report, TrafficReport traffic) {
            return new AnalyticsJson(
                    report.from(),
                    report.to(),
                    SumJson.of(report.all()),
                    SumJson.of(report.before()),
                    report.days().stream()
                            .map(day -> new DayJson(day.day(), day.time().toSeconds()))
                            .toList(),
                    report.week().stream().map(Duration::toSeconds).toList(),
                    TotalJson.of(report.channels()),
                    TotalJson.of(report.programmes()),
                    TotalJson.of(report.people()),
                    TotalJson.of(report.devices()),
                    TotalJson.of(report.providers()),
                    FailuresJson.of(report.failures()),
                    TrafficJson.of(traffic));
        }
    }

    /// @param anonymous whether it is not kept who watched, and on which device
    /// @param days how long viewings are kept
    record PrivacyJson(boolean anonymous, int days) {}

    /// What is left out stays as it is.
    record PrivacyInput(Optional<Boolean> anonymous, Optional<Integer> days) {}

    private record Period(Instant from, Instant to) {}

    private final ActivityLog activity;
    private final Viewings viewings;
    private final Users users;
    private final Stats stats;
    private final Settings settings;
    private final InstantSource clock;

    AnalyticsApi(ActivityLog activity, Users users, Stats stats, Settings settings, InstantSource clock) {
        this.activity = activity;
        this.viewings = activity.viewings();
        this.users = users;
        this.stats = stats;
        this.settings = settings;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                inPeriod(Endpoint.get(
                        "/api/analytics",
                        "What was watched in a period, and in the one before",
                        BodySchema.of(AnalyticsJson.class),
                        this::report)),
                inPeriod(Endpoint.get(
                        "/api/analytics/viewings", "All viewings of a period, as CSV", BodySchema.TEXT, this::csv)),
                Endpoint.get(
                        "/api/analytics/privacy",
                        "Whether it is kept who watched, and how long viewings are kept",
                        BodySchema.of(PrivacyJson.class),
                        _ -> privacy()),
                Endpoint.put(
                                "/api/analytics/privacy",
                                "Say whether it is kept who watched, at once also of what runs, and for how long",
                                BodySchema.of(PrivacyJson.class),
                                this::change)
                        .taking(PrivacyInput.class),
                Endpoint.delete(
                        "/api/analytics/people",
                        "Remove from all viewings, from Activity and from what each user watched who it was, and on which device",
                        this::forgetPeople));
    }

    private static Endpoint inPeriod(Endpoint endpoint) {
        return endpoint.with("period", String.class, "day, week, month, quarter or year, up to now; week if not given")
                .with("from", String.class, "instead: since this time, such as 2026-03-01T12:00:00Z")
                .with("to", String.class, "until this time; now if not given");
    }

    private Period period(Request request) {
        var to = time(request, "to").orElseGet(clock::instant);
        var from = time(request, "from").orElseGet(() -> to.minus(Duration.ofDays(days(request))));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0)
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", "from", from.toString()));
        return new Period(from, to);
    }

    private static int days(Request request) {
        var asked = request.query("period").orElse("week");
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "day" -> 1;
            case "week" -> 7;
            case "month" -> 30;
            case "quarter" -> 91;
            case "year" -> 365;
            default -> throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", "period", asked));
        };
    }

    private static Optional<Instant> time(Request request, String name) {
        var asked = request.query(name).orElse("");
        if (asked.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Instant.parse(asked));
        } catch (DateTimeParseException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", name, asked));
        }
    }

    private Response report(Request request) {
        var period = period(request);
        var zone = ZoneId.systemDefault();
        return BufferedResponse.json(AnalyticsJson.of(
                viewings.report(period.from, period.to, zone), stats.traffic().report(period.from, period.to, zone)));
    }

    private Response csv(Request request) {
        var period = period(request);
        var out = new ByteArrayOutputStream();
        try {
            viewings.export(period.from, period.to, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BufferedResponse.of(200, "text/csv; charset=utf-8", out.toByteArray())
                .with("Content-Disposition", "attachment; filename=\"viewings.csv\"")
                .with("Cache-Control", "no-store");
    }

    private ActivitySettings limits() {
        return settings.of(ActivitySettings.NAME, ActivitySettings.defaults()).get();
    }

    private Response privacy() {
        return BufferedResponse.json(new PrivacyJson(limits().anonymous(), limits().viewingDays()));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, PrivacyInput.class);
        var before = limits();
        settings.save(
                ActivitySettings.NAME,
                new ActivitySettings(
                        before.days(),
                        before.events(),
                        input.anonymous().orElse(before.anonymous()),
                        input.days().orElse(before.viewingDays())));
        return privacy();
    }

    private Response forgetPeople(Request request) {
        activity.forgetPeople();
        users.usage().forgetPeople();
        return BufferedResponse.empty(204);
    }
}
