package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tv.tributary.catalog.intake.LeftOut;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.SyncReport;

/// A provider and the result of its last sync. The location comes without credentials.
///
/// @param endGraceMillis how long a stream that ended may take to come back before another takes over
/// @param longestSilenceMillis how long a connected stream may be silent
record ProviderJson(
        long id,
        String name,
        String location,
        int priority,
        int connections,
        String userAgent,
        long refreshEverySeconds,
        long endGraceMillis,
        long longestSilenceMillis,
        boolean enabled,
        int sources,
        int channels,
        SyncView lastSync) {
    record SyncView(
            Instant at,
            double tookSeconds,
            SyncReport.Result result,
            int total,
            int added,
            int changed,
            int gone,
            int problems,
            String words,
            List<LeftOutView> leftOut) {
        static SyncView of(SyncReport report) {
            return new SyncView(
                    report.at(),
                    report.took().toMillis() / 1e3,
                    report.result(),
                    report.total(),
                    report.added(),
                    report.changed(),
                    report.gone(),
                    report.problems(),
                    report.words(),
                    report.leftOut().stream().map(LeftOutView::of).toList());
        }
    }

    /// Entries of the list that became no channel for one reason, with the first of them.
    record LeftOutView(String why, int count, String words, List<LineView> lines) {
        record LineView(int line, String name) {}

        static LeftOutView of(LeftOut left) {
            return new LeftOutView(
                    left.why().name().toLowerCase(Locale.ROOT),
                    left.count(),
                    left.words(),
                    left.lines().stream()
                            .map(line -> new LineView(line.line(), line.name()))
                            .toList());
        }
    }

    static ProviderJson of(ProviderStatus status) {
        var provider = status.provider();
        return new ProviderJson(
                provider.id().value(),
                provider.name(),
                status.shownLocation(),
                provider.priority(),
                provider.connections(),
                provider.userAgent(),
                provider.refreshEvery().toSeconds(),
                provider.grace().end().toMillis(),
                provider.grace().stall().toMillis(),
                provider.enabled(),
                status.sources(),
                status.channels(),
                SyncView.of(status.last()));
    }
}
