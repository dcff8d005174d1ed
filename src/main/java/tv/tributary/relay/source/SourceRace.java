package tv.tributary.relay.source;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SourceView.OpenSource;

/// While no source is on air: which one goes on air next. The source that was lost may come back within its grace;
/// beside it, as far as connections are free, the others are opened in order, and the first that is proven wins. If no
/// healthy source is left, sources in cool-down are retried too: most promising first, once per round, with a pause
/// between rounds. Pure: time is given as nano time.
final class SourceRace {
    /// When the next source is opened though the last one opened may still come, if a connection is free: while viewers
    /// wait for the first picture, and while they sit before a stopped one.
    private static final long WHILE_OPENING = 2_500_000_000L;

    private static final long WHILE_STOPPED = 700_000_000L;

    sealed interface Action {}

    record Wait() implements Action {}

    /// That source goes on air.
    record Win(OpenSource source) implements Action {}

    /// Open that source, after closing another one that holds the connection it needs.
    record Open(Candidate source, Optional<SourceId> instead) implements Action {}

    private final CoolDowns coolDowns;
    private final long began;
    /// Sources that have failed since it began.
    private final Set<SourceId> failed = new HashSet<>();
    /// Those that have failed since the last pause.
    private final Set<SourceId> round = new HashSet<>();
    /// The source that was lost and may come back; null if none.
    private @Nullable Candidate awaited;
    private long openedAt;
    private long pausedUntil;
    private Optional<CoolDowns.Retry> retry = Optional.empty();

    private SourceRace(CoolDowns coolDowns, long now) {
        this.coolDowns = coolDowns;
        this.began = now;
        this.openedAt = now;
    }

    /// Nothing has been on air yet.
    static SourceRace opening(CoolDowns coolDowns, long now) {
        return new SourceRace(coolDowns, now);
    }

    /// A source was lost that will not come back at once.
    static SourceRace without(Candidate lost, CoolDowns coolDowns, long now) {
        var race = new SourceRace(coolDowns, now);
        race.failed(lost.source());
        return race;
    }

    /// A source was lost that may come back: it has been opened again.
    static SourceRace awaiting(Candidate lost, CoolDowns coolDowns, long now) {
        var race = new SourceRace(coolDowns, now);
        race.awaited = lost;
        return race;
    }

    long began() {
        return began;
    }

    /// A source could not be opened.
    void failed(SourceId source) {
        failed.add(source);
        round.add(source);
        if (awaited != null && awaited.source().equals(source)) awaited = null;
    }

    /// Whether each source has failed by now, though some may be tried again.
    boolean allFailed(List<Candidate> candidates) {
        return candidates.stream().allMatch(c -> failed.contains(c.source()));
    }

    /// @param candidates the channel's sources in order
    /// @param wakeBy told when to ask again at the latest
    Action decide(List<Candidate> candidates, SourceView view, long now, LongConsumer wakeBy) {
        var winner = winner(candidates, view, now, wakeBy);
        return winner.isPresent() ? new Win(winner.get()) : open(candidates, view, now, wakeBy);
    }

    private Optional<OpenSource> winner(List<Candidate> candidates, SourceView view, long now, LongConsumer wakeBy) {
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

    private Action open(List<Candidate> candidates, SourceView view, long now, LongConsumer wakeBy) {
        var next = next(candidates, view, now, wakeBy);
        if (next.isEmpty()) return new Wait();
        var source = next.get();
        Optional<SourceId> instead = Optional.empty();
        if (!view.standbys().isEmpty() && !view.spare().test(source)) {
            var holder = awaited;
            if (holder == null || !holder.account().equals(source.account()) || !graceIsOver(holder, now, wakeBy))
                return new Wait();
            instead = Optional.of(holder.source());
            failed(holder.source());
        }
        retry = Optional.empty();
        openedAt = now;
        return new Open(source, instead);
    }

    private Optional<Candidate> next(List<Candidate> candidates, SourceView view, long now, LongConsumer wakeBy) {
        var open = view.sources();
        boolean others = open.stream().anyMatch(s -> awaited == null || !s.equals(awaited.source()));
        if (others) {
            long due = openedAt + (failed.isEmpty() && awaited == null ? WHILE_OPENING : WHILE_STOPPED);
            if (now < due) {
                wakeBy.accept(due);
                return Optional.empty();
            }
        }
        var ready = coolDowns.firstReady(candidates, open, now);
        if (ready.isPresent()) return ready;
        var excluded = new HashSet<>(open);
        excluded.addAll(round);
        var untried = coolDowns.mostPromising(candidates, excluded, now);
        if (untried.isPresent() || !open.isEmpty()) return untried;
        return nextRound(candidates, now, wakeBy);
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
