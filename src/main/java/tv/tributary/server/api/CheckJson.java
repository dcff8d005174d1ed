package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.health.CheckResults;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.text.Messages;

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
            @Nullable VitalsJson seen) {
        static FindingView of(CheckResults.Finding one, FailureText failureText) {
            return new FindingView(
                    one.channel().value(),
                    one.channelName(),
                    one.source().value(),
                    one.providerName(),
                    one.name(),
                    one.seen().isPresent(),
                    why(one, failureText),
                    one.seen().map(VitalsJson::of).orElse(null));
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
                results.stream().map(one -> FindingView.of(one, failureText)).toList());
    }
}
