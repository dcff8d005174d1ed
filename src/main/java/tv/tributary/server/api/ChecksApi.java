package tv.tributary.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.health.CheckResults;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.health.CheckScope;
import tv.tributary.health.CheckScope.Depth;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Checks of many streams.
final class ChecksApi {
    private static final int LONGEST_WAIT = 60;
    /// The time between a job's last result and its end.
    private static final Duration ENDING = Duration.ofSeconds(2);

    private final Channels channels;
    private final HealthChecks health;
    private final FailureText failureText;

    ChecksApi(Channels channels, HealthChecks health, FailureText failureText) {
        this.channels = channels;
        this.health = health;
        this.failureText = failureText;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(CheckJson.class);
        return List.of(
                Endpoint.post(
                                "/api/checks",
                                "Test many streams on connections nobody needs, of each account one at a time: those whose"
                                        + " test helps most, unless it is said which",
                                one,
                                this::start)
                        .with("text", String.class, "of channels with all these words in name, group or number")
                        .with("provider", Integer.class, "id of the provider whose streams are meant")
                        .with(
                                "all",
                                Boolean.class,
                                "true for those seen lately, too; so it is where text or provider" + " is given")
                        .with(
                                "quick",
                                Boolean.class,
                                "true for a look of two seconds at each, on all connections that nobody needs: whether"
                                        + " it plays, not how well")
                        .with("limit", Integer.class, "so many at most; 100 if not given, 0 for no limit")
                        .answering(202),
                Endpoint.get(
                                "/api/checks/{id}",
                                "What came of a check so far, by the id of its job; until some seconds after its end",
                                one,
                                this::show)
                        .with("after", Integer.class, "leave out so many results, which are known")
                        .with("wait", Integer.class, "answer when there is more, after so many seconds at the latest"));
    }

    private Response start(Request request) {
        var healthCheck = health.check(scope(request));
        return BufferedResponse.json(CheckJson.of(healthCheck, List.of(), failureText))
                .status(202);
    }

    private CheckScope scope(Request request) {
        int provider = RequestBody.number(request, "provider", 0, Integer.MAX_VALUE);
        int limit = RequestBody.number(request, "limit", CheckScope.USUAL, Integer.MAX_VALUE);
        var text = request.query("text").orElse("");
        boolean all = request.query("all").orElse("").equals("true") || provider > 0 || !text.isBlank();
        return new CheckScope(
                text.isBlank() ? Optional.empty() : Optional.of(named(text)),
                provider == 0 ? Optional.empty() : Optional.of(new ProviderId(provider)),
                all ? CheckScope.Which.ALL : CheckScope.Which.DUE,
                limit == 0 ? Integer.MAX_VALUE : limit,
                request.query("quick").orElse("").equals("true") ? Depth.QUICK_LOOK : Depth.MEASUREMENT);
    }

    private Set<ChannelId> named(String text) {
        return channels.list(new ChannelQuery(text, "", Optional.empty(), 0)).stream()
                .map(row -> row.channel().id())
                .collect(Collectors.toSet());
    }

    private Response show(Request request) {
        var healthCheck = health.findCheck(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
        int after = RequestBody.number(request, "after", 0, Integer.MAX_VALUE);
        var patience = Duration.ofSeconds(RequestBody.number(request, "wait", 0, LONGEST_WAIT));
        return BufferedResponse.json(CheckJson.of(healthCheck, news(healthCheck, after, patience), failureText));
    }

    private static List<Finding> news(HealthCheck healthCheck, int after, Duration patience) {
        try {
            var news = healthCheck.findings().after(after, patience);
            if (healthCheck.findings().isOver()) healthCheck.job().await(ENDING);
            return news;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// A test of many streams.
    ///
    /// @param job runs it; cancel it under `/api/jobs`
    /// @param over whether no more results will come
    /// @param planned how many streams are tested in all; 0 while they are being chosen
    /// @param left how many more would be worth a test
    /// @param results those that were asked for, in the order in which they came
    record CheckJson(
            JobJson job, boolean over, int planned, long left, int works, int untested, List<FindingView> results) {
        /// One stream's turn.
        ///
        /// @param tested whether there was a connection for it
        /// @param why in words, why it does not play or was not tested; empty if it plays
        /// @param seen left out if it was not tested
        record FindingView(
                long channel,
                String channelName,
                long source,
                String providerName,
                String name,
                boolean tested,
                String why,
                @Nullable MeasurementJson seen) {
            static FindingView of(CheckResults.Finding one, FailureText failureText) {
                return new FindingView(
                        one.channel().value(),
                        one.channelName(),
                        one.source().value(),
                        one.providerName(),
                        one.name(),
                        one.seen().isPresent(),
                        why(one, failureText),
                        one.seen().map(MeasurementJson::of).orElse(null));
            }

            private static String why(CheckResults.Finding one, FailureText failureText) {
                return one.seen()
                        .map(seen -> seen.trouble().map(failureText::of).orElse(""))
                        .orElseGet(() -> Messages.of("server.check.untested"));
            }
        }

        static CheckJson of(HealthCheck healthCheck, List<CheckResults.Finding> results, FailureText failureText) {
            var checkResults = healthCheck.findings();
            boolean over = checkResults.isOver();
            var count = checkResults.count();
            return new CheckJson(
                    JobJson.of(healthCheck.job().view()),
                    over,
                    count.planned(),
                    count.left(),
                    count.works(),
                    count.untested(),
                    results.stream()
                            .map(one -> FindingView.of(one, failureText))
                            .toList());
        }
    }
}
