package tv.tributary.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.StagedListPublisher;
import tv.tributary.text.LocalizableMessage;

/// The result of one sync, as stored and reported.
///
/// @param started on the wall clock; @param nanos on the machine's own
/// @param leftOut what of the list became no channel
/// @param failed parts of the list that did not come, with the reason
record SyncOutcome(
        Instant started, long nanos, List<SkippedEntries> leftOut, Map<ListPart, LocalizableMessage> failed) {
    static SyncOutcome startingNow(Instant now) {
        return new SyncOutcome(now, System.nanoTime(), List.of(), Map.of());
    }

    SyncOutcome leavingOut(List<SkippedEntries> entries) {
        return new SyncOutcome(started, nanos, entries, failed);
    }

    SyncOutcome without(Map<ListPart, LocalizableMessage> parts) {
        return new SyncOutcome(started, nanos, leftOut, parts);
    }

    LastSync done(StagedListPublisher.Counts counts, int problems) {
        var key = counts.added() + counts.changed() + counts.gone() == 0 ? "catalog.sync.same" : "catalog.sync.done";
        var sentences = new ArrayList<LocalizableMessage>();
        sentences.add(LocalizableMessage.of(key, counts.total(), counts.added(), counts.changed(), counts.gone()));
        sentences.addAll(failedParts());
        repaired(problems).ifPresent(sentences::add);
        leftOut(counts.total()).ifPresent(sentences::add);
        return new LastSync(
                Optional.of(started),
                took(),
                Result.DONE.name(),
                counts.total(),
                counts.added(),
                counts.changed(),
                counts.gone(),
                problems,
                LocalizableMessage.joined(" ", sentences),
                SkippedEntries.write(leftOut));
    }

    LastSync unchanged(int total, int problems) {
        var sentences = new ArrayList<LocalizableMessage>();
        sentences.add(LocalizableMessage.of("catalog.sync.same", total));
        leftOut(total).ifPresent(sentences::add);
        return other(Result.UNCHANGED, total, problems, LocalizableMessage.joined(" ", sentences));
    }

    LastSync needsReview(int before, int after, int problems) {
        return other(Result.NEEDS_REVIEW, after, problems, LocalizableMessage.of("catalog.sync.shrunk", before, after));
    }

    /// Of a part that shrank while the others were taken.
    LastSync needsReview(ListPart part, int before, int after, int problems) {
        var sentences = new ArrayList<LocalizableMessage>();
        sentences.add(LocalizableMessage.of("catalog.sync.part-shrunk", LocalizableMessage.of(part), before, after));
        sentences.addAll(failedParts());
        return other(Result.NEEDS_REVIEW, after, problems, LocalizableMessage.joined(" ", sentences));
    }

    /// @param fault empty if the reason has no name
    LastSync failed(LocalizableMessage reason, Optional<ListFault> fault) {
        return new LastSync(
                Optional.of(started),
                took(),
                Result.FAILED.name(),
                0,
                0,
                0,
                0,
                0,
                reason,
                SkippedEntries.write(leftOut),
                fault.map(Enum::name).orElse(""));
    }

    LastSync cancelled() {
        return other(Result.CANCELLED, 0, 0, LocalizableMessage.of("catalog.sync.cancelled"));
    }

    private LastSync other(Result result, int total, int problems, LocalizableMessage message) {
        return new LastSync(
                Optional.of(started),
                took(),
                result.name(),
                total,
                0,
                0,
                0,
                problems,
                message,
                SkippedEntries.write(leftOut));
    }

    private List<LocalizableMessage> failedParts() {
        return failed.entrySet().stream()
                .map(part -> LocalizableMessage.of(
                        "catalog.sync.part-failed", LocalizableMessage.of(part.getKey()), part.getValue()))
                .toList();
    }

    private Optional<LocalizableMessage> repaired(int problems) {
        var listed = leftOut.stream().filter(SkippedEntries::isProblem).toList();
        var repaired = problems - SkippedEntries.count(listed);
        return repaired <= 0 ? Optional.empty() : Optional.of(LocalizableMessage.of("catalog.sync.repaired", repaired));
    }

    /// How many were left out, and which kinds.
    private Optional<LocalizableMessage> leftOut(int total) {
        var count = SkippedEntries.count(leftOut);
        if (count == 0) return Optional.empty();
        // Some never became entries, and repeated ones are none: all there was in the list are those taken and these.
        var all = total
                + leftOut.stream()
                        .filter(kind -> !kind.isEntry())
                        .mapToInt(SkippedEntries::count)
                        .sum();
        var kinds = LocalizableMessage.joined(
                ", ", leftOut.stream().map(SkippedEntries::message).toList());
        return Optional.of(LocalizableMessage.of("catalog.sync.left-out", count, all, kinds));
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
