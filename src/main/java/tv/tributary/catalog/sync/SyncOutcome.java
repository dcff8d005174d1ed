package tv.tributary.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.StagedListPublisher;
import tv.tributary.text.Messages;

/// The result of one sync, as stored and reported.
///
/// @param started on the wall clock; @param nanos on the machine's own
/// @param leftOut what of the list became no channel
/// @param failed parts of the list that did not come, with the reason in words
record SyncOutcome(Instant started, long nanos, List<SkippedEntries> leftOut, Map<ListPart, String> failed) {
    static SyncOutcome startingNow(Instant now) {
        return new SyncOutcome(now, System.nanoTime(), List.of(), Map.of());
    }

    SyncOutcome leavingOut(List<SkippedEntries> entries) {
        return new SyncOutcome(started, nanos, entries, failed);
    }

    SyncOutcome without(Map<ListPart, String> parts) {
        return new SyncOutcome(started, nanos, leftOut, parts);
    }

    LastSync done(StagedListPublisher.Counts counts, int problems) {
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
                words + failedWords() + repaired(problems) + leftOutWords(counts.total()),
                SkippedEntries.write(leftOut));
    }

    LastSync unchanged(int total, int problems) {
        return other(Result.UNCHANGED, total, problems, Messages.of("catalog.sync.same", total) + leftOutWords(total));
    }

    LastSync needsReview(int before, int after, int problems) {
        return other(Result.NEEDS_REVIEW, after, problems, Messages.of("catalog.sync.shrunk", before, after));
    }

    /// Of a part that shrank while the others were taken.
    LastSync needsReview(ListPart part, int before, int after, int problems) {
        return other(
                Result.NEEDS_REVIEW,
                after,
                problems,
                Messages.of("catalog.sync.part-shrunk", Messages.of(part), before, after) + failedWords());
    }

    /// @param fault empty if the reason has no name
    LastSync failed(String words, Optional<ListFault> fault) {
        return new LastSync(
                Optional.of(started),
                took(),
                Result.FAILED.name(),
                0,
                0,
                0,
                0,
                0,
                words,
                SkippedEntries.write(leftOut),
                fault.map(Enum::name).orElse(""));
    }

    LastSync cancelled() {
        return other(Result.CANCELLED, 0, 0, Messages.of("catalog.sync.cancelled"));
    }

    private LastSync other(Result result, int total, int problems, String words) {
        return new LastSync(
                Optional.of(started),
                took(),
                result.name(),
                total,
                0,
                0,
                0,
                problems,
                words,
                SkippedEntries.write(leftOut));
    }

    private String failedWords() {
        var words = new StringBuilder();
        failed.forEach((part, why) ->
                words.append(' ').append(Messages.of("catalog.sync.part-failed", Messages.of(part), why)));
        return words.toString();
    }

    private String repaired(int problems) {
        var listed = leftOut.stream().filter(SkippedEntries::isProblem).toList();
        var repaired = problems - SkippedEntries.count(listed);
        return repaired <= 0 ? "" : " " + Messages.of("catalog.sync.repaired", repaired);
    }

    /// How many were left out, and which kinds.
    private String leftOutWords(int total) {
        var count = SkippedEntries.count(leftOut);
        if (count == 0) return "";
        // Some never became entries, and repeated ones are none: all there was in the list are those taken and these.
        var all = total
                + leftOut.stream()
                        .filter(kind -> !kind.isEntry())
                        .mapToInt(SkippedEntries::count)
                        .sum();
        var kinds = leftOut.stream().map(SkippedEntries::words).collect(Collectors.joining(", "));
        return " " + Messages.of("catalog.sync.left-out", count, all, kinds);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
