package tv.tributary.server.api;

import java.time.Instant;
import java.util.Optional;
import tv.tributary.access.WatchUsage.UsageTotals;

/// What a user or a device watched, as the API shows it.
///
/// @param seconds of the last 30 days; bytes likewise
/// @param secondsInAll since it was counted first; bytesInAll likewise
/// @param lastAt when something was watched last; left out if nothing was
record UsageJson(long seconds, long bytes, long secondsInAll, long bytesInAll, Optional<Instant> lastAt) {
    static UsageJson of(UsageTotals totals) {
        return new UsageJson(
                totals.lately().time().toSeconds(),
                totals.lately().bytes(),
                totals.all().time().toSeconds(),
                totals.all().bytes(),
                totals.all().lastAt());
    }
}
