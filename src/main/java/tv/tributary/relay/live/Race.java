package tv.tributary.relay.live;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;

/// While nothing plays: who goes on air next. The source that was lost may come back within its grace; beside it, as
/// far as connections are free, the others are opened in order, and the first that is proven wins. What rests is
/// tried, too, if nothing else is left: the likeliest to live first, each once in a round, with a pause between
/// rounds. Owned by the pump; times are nano times.
final class Race {
    /// When the next source is opened though the last one opened may still come, if a connection is free: while viewers
    /// wait for the first picture, and while they sit before a stopped one.
    private static final long WHILE_OPENING = 2_500_000_000L;

    private static final long WHILE_SILENT = 700_000_000L;

    private final Runs runs;
    private final Failover failover;
    private final Air air;
    private final Bell bell;
    /// Sources that failed since it began.
    private final Set<SourceId> tried = new HashSet<>();
    /// Those that failed since the last pause.
    private final Set<SourceId> round = new HashSet<>();
    /// The source that was lost and may come back; null if none.
    private @Nullable Candidate lost;
    private long began;
    private long openedAt;
    private long pausedUntil;
    private Optional<Failover.Next> resting = Optional.empty();

    Race(Runs runs, Failover failover, Air air, Bell bell) {
        this.runs = runs;
        this.failover = failover;
        this.air = air;
        this.bell = bell;
    }

    /// Nothing plays yet.
    void begin(long now) {
        begin(Optional.empty(), now);
    }

    /// Nothing plays any more, and what did will not come back at once.
    void without(Candidate left, long now) {
        begin(Optional.empty(), now);
        tried.add(left.source());
        round.add(left.source());
    }

    /// Nothing plays any more, but what did may come back at once.
    void awaiting(Candidate left, long now) {
        begin(Optional.of(left), now);
    }

    private void begin(Optional<Candidate> again, long now) {
        tried.clear();
        round.clear();
        resting = Optional.empty();
        began = now;
        lost = again.orElse(null);
        again.ifPresent(runs::open);
        openedAt = now;
    }

    /// When the last source was lost.
    long began() {
        return began;
    }

    void failed(Candidate candidate) {
        tried.add(candidate.source());
        round.add(candidate.source());
        if (lost != null && lost.source().equals(candidate.source())) lost = null;
    }

    /// Whether each source has failed by now and none is being tried.
    boolean exhausted(List<Candidate> candidates) {
        return runs.isEmpty() && hopeless(candidates);
    }

    /// Whether each source has failed by now, though some may be tried again.
    boolean hopeless(List<Candidate> candidates) {
        return candidates.stream().allMatch(c -> tried.contains(c.source()));
    }

    /// Which source goes on air now, if one can; opens the next ones.
    Optional<Run> look(List<Candidate> candidates, long now) {
        var winner = winner(candidates, now);
        if (winner.isEmpty()) open(candidates, now);
        return winner;
    }

    private Optional<Run> winner(List<Candidate> candidates, long now) {
        var proven = runs.proven();
        var back = proven.stream().filter(r -> isLost(r.candidate())).findFirst();
        if (back.isPresent()) return back;
        if (proven.isEmpty()) return Optional.empty();
        if (lost != null && !graceIsOver(lost, now)) return Optional.empty();
        var fitting = proven.stream().filter(air::fits).findFirst();
        if (fitting.isPresent()) return fitting;
        // Coded otherwise: viewers would have to come back, so any other that may yet fit comes first.
        boolean others = candidates.stream()
                .anyMatch(c -> !tried.contains(c.source())
                        && (runs.of(c.source()).isPresent() || runs.spare(c))
                        && proven.stream().noneMatch(r -> r.candidate().source().equals(c.source())));
        return others ? Optional.empty() : proven.stream().findFirst();
    }

    private boolean isLost(Candidate candidate) {
        return lost != null && lost.source().equals(candidate.source());
    }

    private boolean graceIsOver(Candidate candidate, long now) {
        long until = began + candidate.grace().end().toNanos();
        if (now < until) bell.by(until);
        return now >= until;
    }

    private void open(List<Candidate> candidates, long now) {
        var next = next(candidates, now);
        if (next.isEmpty()) return;
        var candidate = next.get();
        if (!runs.isEmpty() && !runs.spare(candidate)) {
            // The one that may come back holds the connection that another one needs.
            var holder = lost;
            if (holder == null || !holder.account().equals(candidate.account()) || !graceIsOver(holder, now)) return;
            runs.of(holder.source()).ifPresent(runs::close);
            failed(holder);
        }
        resting = Optional.empty();
        openedAt = now;
        runs.open(candidate);
    }

    /// Whom to open now.
    private Optional<Candidate> next(List<Candidate> candidates, long now) {
        boolean beside = runs.sources().stream().anyMatch(s -> lost == null || !s.equals(lost.source()));
        if (beside) {
            long due = openedAt + (tried.isEmpty() && lost == null ? WHILE_OPENING : WHILE_SILENT);
            if (now < due) {
                bell.by(due);
                return Optional.empty();
            }
        }
        var busy = runs.sources();
        var ready = failover.ready(candidates, busy, now);
        if (ready.isPresent()) return ready;
        busy.addAll(round);
        var untried = failover.likeliest(candidates, busy, now);
        if (untried.isPresent() || !runs.isEmpty()) return untried;
        return rested(candidates, now);
    }

    /// All have just failed: after a pause a new round begins.
    private Optional<Candidate> rested(List<Candidate> candidates, long now) {
        if (resting.isEmpty()) {
            resting = failover.soonest(candidates, now);
            resting.ifPresent(next -> pausedUntil = now + next.pause().toNanos());
        }
        if (now < pausedUntil) {
            bell.by(pausedUntil);
            return Optional.empty();
        }
        round.clear();
        return failover.likeliest(candidates, round, now).or(() -> resting.map(Failover.Next::candidate));
    }
}
