package tv.tributary.relay.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SourceStates.OpenSource;

/// While no source is on air: which one goes on air next. The source that was lost may come back within its grace;
/// beside it, as far as connections are free, the others are opened in order, and the first that is proven wins. If no
/// healthy source is left, sources in cool-down are retried too: most promising first, once per round, with a pause
/// between rounds. Before the first picture only those are that may soon answer otherwise, and a few times only. Pure:
/// time is given as nano time.
final class SourceRace {
    /// When the next source is opened though the last one opened may still come, if a connection is free: while viewers
    /// wait for the first picture, and while they sit before a stopped one.
    private static final long WHILE_OPENING = 2_500_000_000L;

    private static final long WHILE_STOPPED = 700_000_000L;
    /// When the rounds after the first begin while viewers wait for the first picture, counted from when they came.
    private static final long[] OPENING_ROUNDS = {1_500_000_000L, 7_500_000_000L, 12_500_000_000L};
    /// Nothing is asked again sooner than that after it has failed.
    private static final long LEAST_PAUSE = 500_000_000L;
    /// A source that has given nothing for so long leaves its connection to another one of its account, if that has no
    /// other.
    private static final long MUTE = 6_000_000_000L;

    sealed interface Action {}

    record Wait() implements Action {}

    /// That source goes on air.
    record Win(OpenSource source) implements Action {}

    /// Open that source, after closing another one that holds the connection it needs.
    record Open(Candidate source, Optional<SourceId> instead) implements Action {}

    private final CoolDowns coolDowns;
    private final boolean opening;
    private final long began;
    /// Sources that have failed since it began.
    private final Set<SourceId> failed = new HashSet<>();
    /// Those that have failed since the last pause.
    private final Set<SourceId> round = new HashSet<>();
    /// How many rounds have begun after the first.
    private int rounds;
    /// How often each may be tried again before the first picture.
    private final Map<SourceId, Integer> retries = new HashMap<>();
    private long failedAt;
    /// The source that was lost and may come back; null if none.
    private @Nullable Candidate awaited;
    private long openedAt;
    private long pausedUntil;
    private Optional<CoolDowns.Retry> retry = Optional.empty();

    private SourceRace(CoolDowns coolDowns, boolean opening, long now) {
        this.coolDowns = coolDowns;
        this.opening = opening;
        this.began = now;
        this.openedAt = now;
    }

    /// Nothing has been on air yet.
    static SourceRace opening(CoolDowns coolDowns, long now) {
        return new SourceRace(coolDowns, true, now);
    }

    /// A source was lost that will not come back at once.
    static SourceRace without(Candidate lost, CoolDowns coolDowns, long now) {
        var race = new SourceRace(coolDowns, false, now);
        race.failed(lost.source());
        return race;
    }

    /// A source was lost that may come back: it has been opened again.
    static SourceRace awaiting(Candidate lost, CoolDowns coolDowns, long now) {
        var race = new SourceRace(coolDowns, false, now);
        race.awaited = lost;
        return race;
    }

    long began() {
        return began;
    }

    /// A source could not be opened.
    ///
    /// @param mayRetry how often more it is worth trying within seconds
    void failed(SourceId source, int mayRetry, long now) {
        int left = retries.merge(source, mayRetry, (before, max) -> Math.min(before - 1, max));
        // Asked twice at once already: what panels remember lasts for seconds.
        if (left == 1) rounds = Math.max(rounds, 1);
        failedAt = now;
        failed(source);
    }

    private void failed(SourceId source) {
        failed.add(source);
        round.add(source);
        if (awaited != null && awaited.source().equals(source)) awaited = null;
    }

    /// Whether each source has failed by now, though some may be tried again.
    boolean allFailed(List<Candidate> candidates) {
        return candidates.stream().allMatch(c -> failed.contains(c.source()));
    }

    /// Whether, before the first picture, one of them is to be tried again by then.
    boolean retriesBy(List<Candidate> candidates, long deadline) {
        return nextOpeningRound(candidates).orElse(Long.MAX_VALUE) <= deadline;
    }

    /// When the next round begins before the first picture; empty if none does.
    private OptionalLong nextOpeningRound(List<Candidate> candidates) {
        var hopeful = hopeful(candidates);
        if (rounds >= OPENING_ROUNDS.length || hopeful.isEmpty()) return OptionalLong.empty();
        long asked = hopeful.stream().mapToLong(coolDowns::retryAt).min().orElseThrow();
        return OptionalLong.of(Math.max(asked, Math.max(began + OPENING_ROUNDS[rounds], failedAt + LEAST_PAUSE)));
    }

    private List<Candidate> hopeful(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> retries.getOrDefault(c.source(), 1) > 0)
                .toList();
    }

    /// @param candidates the channel's sources in order
    /// @param wakeBy told when to ask again at the latest
    Action decide(List<Candidate> candidates, SourceStates view, long now, LongConsumer wakeBy) {
        var winner = winner(candidates, view, now, wakeBy);
        return winner.isPresent() ? new Win(winner.get()) : open(candidates, view, now, wakeBy);
    }

    private Optional<OpenSource> winner(List<Candidate> candidates, SourceStates view, long now, LongConsumer wakeBy) {
        var proven = view.proven();
        var back = proven.stream().filter(open -> isAwaited(open.candidate())).findFirst();
        if (back.isPresent() || proven.isEmpty()) return back;
        if (awaited != null && !graceIsOver(awaited, now, wakeBy)) return Optional.empty();
        var fitting = proven.stream().filter(OpenSource::fits).findFirst();
        if (fitting.isPresent()) return fitting;
        // Coded otherwise: viewers would have to come back, so any other that may yet fit comes first.
        boolean others = candidates.stream()
                .filter(c -> !failed.contains(c.source()))
                .filter(c -> view.of(c).isPresent() || view.spare().test(c))
                .anyMatch(c -> view.of(c).filter(OpenSource::proven).isEmpty());
        return others ? Optional.empty() : proven.stream().findFirst();
    }

    private boolean isAwaited(Candidate candidate) {
        return awaited != null && awaited.source().equals(candidate.source());
    }

    private boolean graceIsOver(Candidate candidate, long now, LongConsumer wakeBy) {
        long until = began + candidate.grace().end().toNanos();
        if (now < until) wakeBy.accept(until);
        return now >= until;
    }

    private Action open(List<Candidate> candidates, SourceStates view, long now, LongConsumer wakeBy) {
        var next = next(candidates, view, now, wakeBy);
        if (next.isEmpty()) return new Wait();
        var source = next.get();
        Optional<SourceId> instead = Optional.empty();
        if (!view.standbys().isEmpty() && !view.spare().test(source)) {
            var holder = awaited == null ? mute(source, view, now, wakeBy) : lost(source, awaited, now, wakeBy);
            if (holder.isEmpty()) return new Wait();
            instead = holder.map(Candidate::source);
            failed(holder.get().source());
        }
        retry = Optional.empty();
        openedAt = now;
        return new Open(source, instead);
    }

    /// The source that was lost, if its connection is the one that `source` needs.
    private Optional<Candidate> lost(Candidate source, Candidate holder, long now, LongConsumer wakeBy) {
        boolean same = holder.account().equals(source.account());
        return same && graceIsOver(holder, now, wakeBy) ? Optional.of(holder) : Optional.empty();
    }

    /// One that is open and gives nothing, if its connection is the one that `source` needs.
    private Optional<Candidate> mute(Candidate source, SourceStates view, long now, LongConsumer wakeBy) {
        long due = openedAt + MUTE;
        if (now < due) wakeBy.accept(due);
        return view.standbys().stream()
                .filter(open -> now >= due && !open.proven())
                .map(OpenSource::candidate)
                .filter(open -> open.account().equals(source.account()) && !failed.contains(source.source()))
                .findFirst();
    }

    private Optional<Candidate> next(List<Candidate> candidates, SourceStates view, long now, LongConsumer wakeBy) {
        var open = view.sources();
        boolean others = open.stream().anyMatch(s -> awaited == null || !s.equals(awaited.source()));
        if (others) {
            long due = openedAt + (failed.isEmpty() && awaited == null ? WHILE_OPENING : WHILE_STOPPED);
            if (now < due) {
                wakeBy.accept(due);
                return Optional.empty();
            }
        }
        var excluded = new HashSet<>(open);
        excluded.addAll(round);
        var left = opening ? hopeful(candidates) : candidates;
        var ready = coolDowns.firstReady(left, opening ? excluded : open, now);
        if (ready.isPresent()) return ready;
        var untried = coolDowns.mostPromising(left, excluded, now);
        if (untried.isPresent() || !open.isEmpty()) return untried;
        return opening ? openingRound(candidates, now, wakeBy) : nextRound(candidates, now, wakeBy);
    }

    /// Those that may answer otherwise by now are tried again.
    private Optional<Candidate> openingRound(List<Candidate> candidates, long now, LongConsumer wakeBy) {
        var due = nextOpeningRound(candidates);
        if (due.isEmpty()) return Optional.empty();
        if (now < due.getAsLong()) {
            wakeBy.accept(due.getAsLong());
            return Optional.empty();
        }
        rounds++;
        round.clear();
        return coolDowns.mostPromising(hopeful(candidates), round, now);
    }

    /// All have just failed: a new round begins after a pause.
    private Optional<Candidate> nextRound(List<Candidate> candidates, long now, LongConsumer wakeBy) {
        if (retry.isEmpty()) {
            retry = coolDowns.nextRetry(candidates, now);
            retry.ifPresent(next -> pausedUntil = now + next.pause().toNanos());
        }
        if (now < pausedUntil) {
            wakeBy.accept(pausedUntil);
            return Optional.empty();
        }
        round.clear();
        return coolDowns.mostPromising(candidates, round, now).or(() -> retry.map(CoolDowns.Retry::source));
    }
}
