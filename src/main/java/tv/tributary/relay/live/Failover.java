package tv.tributary.relay.live;

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

/// Decides which source is tried next. A source that failed rests for a while, longer each time, and a whole account
/// rests when it was refused; the first in order that does not rest is next. Pure: time comes in as nano time. Owned by
/// the pump; not thread-safe.
final class Failover {
    /// A source that played at least so long starts with a clean record.
    private static final Duration STABLE = Duration.ofSeconds(30);
    /// A stream that ends after no longer than that, and after the [#SAME] time again, is a clip.
    private static final Duration LONGEST_CLIP = Duration.ofSeconds(90);

    private static final Duration SAME = Duration.ofMillis(500);
    /// Longest pause between rounds of tries while everything rests: viewers wait.
    private static final Duration MOST_PAUSE = Duration.ofSeconds(8);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);

    /// What to try, and how long to wait before.
    record Next(Candidate candidate, Duration pause) {}

    /// @param asked until when the provider asked to be left alone; [Long#MIN_VALUE] if it did not
    private record Rest(long until, FailureReason why, int failures, Duration played, long asked) {}

    private final Map<SourceId, Rest> rests = new HashMap<>();
    private final Known known;
    /// What viewers saw first.
    private Optional<Known.Traits> begun = Optional.empty();
    private final Map<String, Long> accounts = new HashMap<>();
    private @Nullable SourceId preferred;
    private int pauses;

    Failover(Known known) {
        this.known = known;
    }

    /// The user's choice: the first from now on, until it fails.
    void prefer(SourceId source) {
        preferred = source;
        rests.remove(source);
    }

    /// Whether the user wants another one than that.
    boolean prefersAnother(Candidate candidate) {
        return preferred != null && !preferred.equals(candidate.source());
    }

    /// How they are; `playing` and `proving` are empty if none is.
    List<CandidateView> views(
            List<Candidate> candidates, Optional<SourceId> playing, Set<SourceId> proving, long now, Instant at) {
        return candidates.stream().map(c -> view(c, playing, proving, now, at)).toList();
    }

    private CandidateView view(Candidate c, Optional<SourceId> playing, Set<SourceId> proving, long now, Instant at) {
        long left = restsFor(c, now);
        var rest = rests.get(c.source());
        var state = CandidateView.State.READY;
        if (playing.equals(Optional.of(c.source()))) state = CandidateView.State.PLAYING;
        else if (proving.contains(c.source())) state = CandidateView.State.PROVING;
        else if (left > 0) state = CandidateView.State.RESTING;
        return new CandidateView(
                c.source(),
                c.name(),
                c.providerName(),
                state,
                Optional.ofNullable(rest).map(Rest::why),
                state == CandidateView.State.RESTING ? Optional.of(at.plusNanos(left)) : Optional.empty());
    }

    /// The first in order that does not rest.
    ///
    /// @param busy sources that are not meant
    Optional<Candidate> ready(List<Candidate> candidates, Set<SourceId> busy, long now) {
        return inOrder(candidates).stream()
                .filter(c -> !busy.contains(c.source()) && ready(c, now))
                .findFirst();
    }

    /// The one that lives most likely, whether it rests or not: for when nothing else is there. One that the provider
    /// asked to leave alone for a while is not meant meanwhile.
    ///
    /// @param busy sources that are not meant
    Optional<Candidate> likeliest(List<Candidate> candidates, Set<SourceId> busy, long now) {
        return inOrder(candidates).stream()
                .filter(c -> !busy.contains(c.source()) && !leftAlone(c, now))
                .min(Comparator.comparingInt((Candidate c) -> suspicion(c, now))
                        .thenComparingLong(c -> Math.max(0, restsFor(c, now))));
    }

    private boolean leftAlone(Candidate candidate, long now) {
        var rest = rests.get(candidate.source());
        return rest != null && rest.asked > now;
    }

    private int suspicion(Candidate candidate, long now) {
        var rest = rests.get(candidate.source());
        int own = rest == null || rest.until <= now ? 0 : suspicion(rest.why);
        var account = accounts.get(candidate.account());
        return account == null || account <= now ? own : own + suspicion(FailureReason.REFUSED);
    }

    /// How little hope there is that it works now.
    private static int suspicion(FailureReason why) {
        return switch (why) {
            case UNWANTED -> 0;
            case NO_SLOT, TAKEN, FAILED, UNREACHABLE, ENDED, STALLED, TOO_SLOW, DAMAGED -> 1;
            case PICTURE_LOST, FROZEN, BLACK -> 2;
            case NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, FORBIDDEN, NO_PICTURE, NOTICE -> 3;
            case REFUSED -> 4;
        };
    }

    /// While all rest: the one whose rest is over first, and how long to wait before it is tried all the same. Each
    /// call makes the next wait longer. Empty if there is nothing to try at all.
    Optional<Next> soonest(List<Candidate> candidates, long now) {
        var soonest = inOrder(candidates).stream().min(Comparator.comparingLong(c -> restsFor(c, now)));
        if (soonest.isEmpty()) return Optional.empty();
        long least = Math.max(0, restsFor(soonest.get(), now));
        var pause = LEAST_PAUSE.multipliedBy(1L << Math.min(pauses++, 8));
        if (pause.compareTo(MOST_PAUSE) > 0) pause = MOST_PAUSE;
        if (pause.toNanos() > least) pause = Duration.ofNanos(least);
        return Optional.of(new Next(soonest.get(), pause));
    }

    /// The preferred one first, then those like what viewers began with.
    private List<Candidate> inOrder(List<Candidate> candidates) {
        var order = new ArrayList<>(candidates);
        order.sort(Comparator.comparing((Candidate c) -> !c.source().equals(preferred))
                .thenComparing(this::isUnlike));
        return order;
    }

    private boolean isUnlike(Candidate candidate) {
        return begun.isPresent()
                && known.of(candidate.source())
                        .filter(traits -> !traits.isLike(begun.get()))
                        .isPresent();
    }

    /// Whether it does not rest.
    boolean ready(Candidate candidate, long now) {
        return restsFor(candidate, now) <= 0;
    }

    /// The one to play if all were well: the user's choice, else the first.
    Optional<Candidate> first(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.source().equals(preferred))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private long restsFor(Candidate candidate, long now) {
        var rest = rests.get(candidate.source());
        long source = rest == null ? 0 : rest.until - now;
        var account = accounts.get(candidate.account());
        return Math.max(source, account == null ? 0 : account - now);
    }

    /// It could not be opened, or broke after it had played for a while.
    ///
    /// @param retryAfter how long the provider wants to be left alone, if it said so
    void failed(Candidate candidate, FailureReason why, Duration played, Optional<Duration> retryAfter, long now) {
        if (candidate.source().equals(preferred)) preferred = null;
        var before = rests.get(candidate.source());
        boolean stable = played.compareTo(STABLE) >= 0;
        int failures = before == null || stable ? 1 : before.failures + 1;
        var cause = isLoop(why, played, before) ? FailureReason.NOTICE : why;
        var rest = spread(restAfter(cause, failures));
        if (retryAfter.isPresent() && retryAfter.get().compareTo(rest) > 0) {
            rest = retryAfter.get().compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofMinutes(5) : retryAfter.get();
        }
        long asked =
                retryAfter.isPresent() ? now + Math.min(retryAfter.get().toNanos(), rest.toNanos()) : Long.MIN_VALUE;
        rests.put(candidate.source(), new Rest(now + rest.toNanos(), cause, failures, played, asked));
        if (why == FailureReason.REFUSED) accounts.put(candidate.account(), now + rest.toNanos());
    }

    /// It plays.
    void plays(Candidate candidate) {
        pauses = 0;
        if (begun.isEmpty()) begun = known.of(candidate.source());
    }

    /// A clip instead of a channel ends after the same short time each time.
    private static boolean isLoop(FailureReason why, Duration played, @Nullable Rest before) {
        return why == FailureReason.ENDED
                && before != null
                && before.why != FailureReason.UNWANTED
                && played.isPositive()
                && played.compareTo(LONGEST_CLIP) < 0
                && played.minus(before.played).abs().compareTo(SAME) < 0;
    }

    /// A little longer, by chance: what failed together must not be tried again together.
    private static Duration spread(Duration rest) {
        return rest.plusMillis(ThreadLocalRandom.current().nextLong(rest.toMillis() / 8 + 1));
    }

    private static Duration restAfter(FailureReason why, int failures) {
        return switch (why) {
            case NO_SLOT, TAKEN -> Duration.ofSeconds(2);
            case REFUSED -> Duration.ofSeconds(30);
            case NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, FORBIDDEN, NO_PICTURE -> Duration.ofMinutes(2);
            case PICTURE_LOST, FROZEN, BLACK, NOTICE, UNWANTED, TOO_SLOW, DAMAGED -> Duration.ofMinutes(2);
            case FAILED, UNREACHABLE, ENDED, STALLED ->
                Duration.ofSeconds(Math.min(60, 5L << Math.min(failures - 1, 4)));
        };
    }
}
