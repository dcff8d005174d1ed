package tv.tributary.relay.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// Cool-downs of sources that failed, longer each time, and of accounts that were refused; from them follows which
/// source is tried next. Pure but for a little chance in the lengths: time is given as nano time. Not thread-safe.
final class CoolDowns {
    /// The failures of a source that has played at least so long are forgotten.
    private static final Duration STABLE = Duration.ofSeconds(30);
    /// A stream that ends after no longer than that, and after the [#SAME] time again, is a notice played in a loop.
    private static final Duration LONGEST_CLIP = Duration.ofSeconds(90);

    private static final Duration SAME = Duration.ofMillis(500);
    /// Longest pause between rounds while all sources are in cool-down: viewers wait.
    private static final Duration MOST_PAUSE = Duration.ofSeconds(8);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);

    /// A source to try although it is in cool-down, and the wait before.
    record Retry(Candidate source, Duration pause) {}

    /// @param played how long the source had played before it failed
    /// @param retryAfter until when the provider asked to be left alone; [Long#MIN_VALUE] if it did not
    private record CoolDown(long until, FailureReason why, int failures, Duration played, long retryAfter) {}

    private final Map<SourceId, CoolDown> sources = new HashMap<>();
    private final SourceTraits traits;
    /// Of the source that was on air first.
    private Optional<SourceTraits.Traits> first = Optional.empty();
    /// Until when the sources of each account cool down that its provider refused.
    private final Map<String, Map<SourceId, Long>> refusals = new HashMap<>();
    private @Nullable SourceId preferred;
    private int pauses;
    private long changes;

    CoolDowns(SourceTraits traits) {
        this.traits = traits;
    }

    /// How often anything has changed but the time.
    long changes() {
        return changes;
    }

    /// The user's choice: preferred from now on, until it fails.
    void prefer(SourceId source) {
        changes++;
        preferred = source;
        sources.remove(source);
    }

    /// Whether the user prefers another source.
    boolean prefersAnother(Candidate candidate) {
        return preferred != null && !preferred.equals(candidate.source());
    }

    /// @param open sources that are open without being on air
    /// @param at the wall clock's time of `now`
    List<CandidateSnapshot> snapshots(
            List<Candidate> candidates, Optional<SourceId> onAir, Set<SourceId> open, long now, Instant at) {
        return candidates.stream().map(c -> snapshot(c, onAir, open, now, at)).toList();
    }

    private CandidateSnapshot snapshot(
            Candidate c, Optional<SourceId> onAir, Set<SourceId> open, long now, Instant at) {
        long left = remaining(c, now);
        var coolDown = sources.get(c.source());
        var state = CandidateSnapshot.State.READY;
        if (onAir.equals(Optional.of(c.source()))) state = CandidateSnapshot.State.PLAYING;
        else if (open.contains(c.source())) state = CandidateSnapshot.State.PROVING;
        else if (left > 0) state = CandidateSnapshot.State.RESTING;
        return new CandidateSnapshot(
                c.source(),
                c.name(),
                c.providerName(),
                state,
                Optional.ofNullable(coolDown).map(CoolDown::why),
                state == CandidateSnapshot.State.RESTING ? Optional.of(at.plusNanos(left)) : Optional.empty());
    }

    /// The first in order that is not in cool-down.
    ///
    /// @param excluded sources that are not meant
    Optional<Candidate> firstReady(List<Candidate> candidates, Set<SourceId> excluded, long now) {
        return inOrder(candidates).stream()
                .filter(c -> !excluded.contains(c.source()) && isReady(c, now))
                .findFirst();
    }

    /// The one that is most likely to work, in cool-down or not: for when nothing else is left. Not one for which the
    /// provider has named a time to retry that is yet to come.
    ///
    /// @param excluded sources that are not meant
    Optional<Candidate> mostPromising(List<Candidate> candidates, Set<SourceId> excluded, long now) {
        return inOrder(candidates).stream()
                .filter(c -> !excluded.contains(c.source()) && !mustWait(c, now))
                .min(Comparator.comparingInt((Candidate c) -> doubt(c, now))
                        .thenComparingLong(c -> Math.max(0, remaining(c, now))));
    }

    private boolean mustWait(Candidate candidate, long now) {
        return retryAt(candidate) > now;
    }

    /// Until when the provider asked to be left alone; [Long#MIN_VALUE] if it did not.
    long retryAt(Candidate candidate) {
        var coolDown = sources.get(candidate.source());
        return coolDown == null ? Long.MIN_VALUE : coolDown.retryAfter;
    }

    /// Until when an account cools down: one refusal says nothing of it, two sources refused at once do.
    private long accountUntil(Candidate candidate) {
        return refusals.getOrDefault(candidate.account(), Map.of()).values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    private int doubt(Candidate candidate, long now) {
        var coolDown = sources.get(candidate.source());
        int own = coolDown == null || coolDown.until <= now ? 0 : doubt(coolDown.why);
        return accountUntil(candidate) <= now ? own : own + doubt(FailureReason.REFUSED);
    }

    /// How unlikely it is that it works now; 0 is the best.
    private static int doubt(FailureReason why) {
        return switch (why) {
            case UNWANTED, ABOVE_LIMIT -> 0;
            case NO_SLOT, TAKEN, FAILED, UNREACHABLE, ENDED, STALLED, TOO_SLOW, DAMAGED -> 1;
            case PICTURE_LOST, FROZEN, BLACK -> 2;
            case NOT_FOUND, NOT_MEDIA, NO_PICTURE, NOTICE -> 3;
            case UNSUPPORTED, NO_FFMPEG, NO_PROXY, FFMPEG_ERROR, SCRAMBLED, FORBIDDEN, REDIRECT_LOOP -> 3;
            case REFUSED -> 4;
        };
    }

    /// While all are in cool-down: the one whose cool-down ends first, and how long to wait before it is tried all the
    /// same. Each call makes the next pause longer. Empty if there are no sources.
    Optional<Retry> nextRetry(List<Candidate> candidates, long now) {
        var soonest = inOrder(candidates).stream().min(Comparator.comparingLong(c -> remaining(c, now)));
        if (soonest.isEmpty()) return Optional.empty();
        long least = Math.max(0, remaining(soonest.get(), now));
        var pause = LEAST_PAUSE.multipliedBy(1L << Math.min(pauses++, 8));
        if (pause.compareTo(MOST_PAUSE) > 0) pause = MOST_PAUSE;
        if (pause.toNanos() > least) pause = Duration.ofNanos(least);
        return Optional.of(new Retry(soonest.get(), pause));
    }

    /// The preferred one first, then those like what viewers began with.
    private List<Candidate> inOrder(List<Candidate> candidates) {
        var order = new ArrayList<>(candidates);
        order.sort(Comparator.comparing((Candidate c) -> !c.source().equals(preferred))
                .thenComparing(this::isUnlike));
        return order;
    }

    private boolean isUnlike(Candidate candidate) {
        return first.isPresent()
                && traits.of(candidate.source())
                        .filter(known -> !known.isLike(first.get()))
                        .isPresent();
    }

    /// Whether it is not in cool-down.
    boolean isReady(Candidate candidate, long now) {
        return remaining(candidate, now) <= 0;
    }

    /// The source to fail back to: the user's choice, else the first in order.
    Optional<Candidate> preferred(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.source().equals(preferred))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private long remaining(Candidate candidate, long now) {
        var coolDown = sources.get(candidate.source());
        long source = coolDown == null ? 0 : coolDown.until - now;
        long account = accountUntil(candidate);
        return Math.max(source, account <= now ? 0 : account - now);
    }

    /// A source could not be opened, or failed after it had played for a while: its cool-down begins.
    ///
    /// @param played how long it had played
    /// @param retryAfter how long the provider wants to be left alone, if it says so (`Retry-After`)
    void fail(Candidate candidate, FailureReason why, Duration played, Optional<Duration> retryAfter, long now) {
        changes++;
        if (candidate.source().equals(preferred)) preferred = null;
        var before = sources.get(candidate.source());
        boolean stable = played.compareTo(STABLE) >= 0;
        int failures = before == null || stable ? 1 : before.failures + 1;
        var cause = isLoop(why, played, before) ? FailureReason.NOTICE : why;
        var length = spread(lengthOf(cause, failures));
        if (retryAfter.isPresent() && retryAfter.get().compareTo(length) > 0) {
            length = retryAfter.get().compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofMinutes(5) : retryAfter.get();
        }
        long until =
                retryAfter.isPresent() ? now + Math.min(retryAfter.get().toNanos(), length.toNanos()) : Long.MIN_VALUE;
        sources.put(candidate.source(), new CoolDown(now + length.toNanos(), cause, failures, played, until));
        if (why == FailureReason.REFUSED)
            refusals.computeIfAbsent(candidate.account(), _ -> new HashMap<>())
                    .put(candidate.source(), now + length.toNanos());
    }

    /// It is on air.
    void selected(Candidate candidate) {
        changes++;
        refusals.remove(candidate.account());
        pauses = 0;
        if (first.isEmpty()) first = traits.of(candidate.source());
    }

    /// A notice in place of a channel ends after the same short time each time.
    private static boolean isLoop(FailureReason why, Duration played, @Nullable CoolDown before) {
        return why == FailureReason.ENDED
                && before != null
                && before.why != FailureReason.UNWANTED
                && played.isPositive()
                && played.compareTo(LONGEST_CLIP) < 0
                && played.minus(before.played).abs().compareTo(SAME) < 0;
    }

    /// A little longer, by chance: what failed together must not be tried again together.
    private static Duration spread(Duration length) {
        return length.plusMillis(ThreadLocalRandom.current().nextLong(length.toMillis() / 8 + 1));
    }

    private static Duration lengthOf(FailureReason why, int failures) {
        return switch (why) {
            case NO_SLOT, TAKEN -> Duration.ofSeconds(2);
            case REFUSED -> Duration.ofSeconds(30);
            case NOT_FOUND, NOT_MEDIA, NO_PICTURE -> Duration.ofMinutes(2);
            case UNSUPPORTED, NO_FFMPEG, NO_PROXY, FFMPEG_ERROR, SCRAMBLED, FORBIDDEN -> Duration.ofMinutes(2);
            case PICTURE_LOST, FROZEN, BLACK, NOTICE, UNWANTED, ABOVE_LIMIT, TOO_SLOW, DAMAGED -> Duration.ofMinutes(2);
            case FAILED, UNREACHABLE, REDIRECT_LOOP, ENDED, STALLED ->
                Duration.ofSeconds(Math.min(60, 5L << Math.min(failures - 1, 4)));
        };
    }
}
