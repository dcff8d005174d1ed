package tv.tributary.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.SourceStore.TakeOver;
import tv.tributary.text.Messages;

/// What comes of one sync, as it is stored and said.
///
/// @param started on the wall clock; @param nanos on the machine's own
record SyncOutcome(Instant started, long nanos) {
    static SyncOutcome startingNow(Instant now) {
        return new SyncOutcome(now, System.nanoTime());
    }

    LastSync done(TakeOver counts, int problems) {
        var key = counts.added() + counts.changed() + counts.gone() == 0 ? "catalog.sync.same" : "catalog.sync.done";
        var words = Messages.of(key, counts.total(), counts.added(), counts.changed(), counts.gone());
        return new LastSync(
                Optional.of(started),
                took(),
                Result.DONE.name(),
                counts.total(),
                counts.added(),
                counts.changed(),
                counts.gone(),
                problems,
                problems == 0 ? words : words + " " + Messages.of("catalog.sync.problems", problems));
    }

    LastSync unchanged(int total, int problems) {
        return other(Result.UNCHANGED, total, problems, Messages.of("catalog.sync.same", total));
    }

    LastSync needsReview(int before, int after, int problems) {
        return other(Result.NEEDS_REVIEW, after, problems, Messages.of("catalog.sync.shrunk", before, after));
    }

    LastSync failed(String words) {
        return other(Result.FAILED, 0, 0, words);
    }

    LastSync cancelled() {
        return other(Result.CANCELLED, 0, 0, Messages.of("catalog.sync.cancelled"));
    }

    private LastSync other(Result result, int total, int problems, String words) {
        return new LastSync(Optional.of(started), took(), result.name(), total, 0, 0, 0, problems, words);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
