package tv.tributary.relay.live;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// While a source plays: whether another one should be opened beside it, and when that one takes over. It does so for a
/// silence that may become too long, for a source whose next segments are not there, for one that is no good, for
/// somebody's wish, and to go back to the source that is preferred. Owned by the pump; times are nano times.
final class Standby {
    /// For so long the source must have come back before the standby is let go: what pauses once pauses again.
    private static final long CALM = 5_000_000_000L;
    /// For so long the preferred source must deliver before it is believed.
    private static final long STEADY = 10_000_000_000L;
    /// A source whose next segments are not there has been played to its end when it has been silent for so long.
    private static final long PLAYED = 400_000_000L;
    /// A keyframe that came no longer ago is where viewers are.
    private static final long FRESH = 300_000_000L;

    /// What to do.
    sealed interface Move {}

    record Stay() implements Move {}

    /// That source takes over, unseen.
    record Take(Run run, FailureReason why) implements Move {}

    /// The same, for it is the preferred one and has proved steady.
    record Back(Run run) implements Move {}

    /// What plays is to be left though nothing else is open.
    record Leave(FailureReason why) implements Move {}

    private sealed interface Plan {}

    private record Silence() implements Plan {}

    private record Change(SourceId to, FailureReason why) implements Plan {}

    private record Return(SourceId to, long since) implements Plan {}

    private final Runs runs;
    private final Failover failover;
    private final Returns returns;
    private final Air air;
    private final Bell bell;
    private final Standstill standstill = new Standstill();
    private @Nullable Plan plan;
    private long calmSince;

    Standby(Runs runs, Failover failover, Returns returns, Air air, Bell bell) {
        this.runs = runs;
        this.failover = failover;
        this.returns = returns;
        this.air = air;
        this.bell = bell;
    }

    /// Another source plays, or none.
    void reset() {
        plan = null;
    }

    /// A source that was opened here gave nothing.
    void failed(Candidate candidate, long now) {
        if (plan instanceof Return) returns.failed(now);
        if (!(plan instanceof Silence)) plan = null;
    }

    /// Goes to that source as soon as it can play; if no connection is free, what plays is left for it at once.
    Move change(Candidate to, FailureReason why) {
        if (plan instanceof Change(var source, var _) && source.equals(to.source())) return new Stay();
        var open = runs.of(to.source());
        if (open.isEmpty()) {
            runs.clear();
            if (!runs.spare(to)) return new Leave(why);
            runs.prepare(to);
        }
        plan = new Change(to.source(), why);
        return new Stay();
    }

    /// This process woke so much later than it wanted to.
    void stood(long nanos) {
        standstill.stood(nanos);
    }

    Move look(Run run, List<Candidate> candidates, long now) {
        var playing = run.candidate();
        var silence = silence(run, candidates, now);
        if (!(silence instanceof Stay)) return silence;
        return switch (plan) {
            case Change(var to, var why) ->
                runs.of(to).filter(air::proven).<Move>map(r -> new Take(r, why)).orElse(new Stay());
            case Return(var to, var since) -> back(to, since, now);
            case Silence() -> new Stay();
            case null -> goBack(playing, candidates, now);
        };
    }

    /// A source that says nothing for half the time it is given, or will soon have nothing to say, gets a standby,
    /// and is left when the time is over.
    private Move silence(Run run, List<Candidate> candidates, long now) {
        var playing = run.candidate();
        boolean doubtful = run.doubtful();
        long most = playing.grace().stall().toNanos();
        long since = standstill.silentSince(air.aliveAt());
        long half = since + most / 2;
        long over = since + most;
        if (now >= over) return new Leave(FailureReason.STALLED);
        bell.by(now >= half ? over : half);
        if (doubtful) {
            long end = since + PLAYED;
            var ready = runs.proven().stream().filter(air::fits).findFirst();
            if (now >= end && plan instanceof Silence && ready.isPresent())
                return new Take(ready.get(), FailureReason.STALLED);
            if (now < end) bell.by(end);
        }
        if (now >= half || doubtful) {
            calmSince = Long.MAX_VALUE;
            if (plan instanceof Return) runs.clear();
            if (!(plan instanceof Change)) plan = new Silence();
            if (runs.isEmpty()) prepare(playing, candidates, now);
        } else if (plan instanceof Silence) {
            if (calmSince == Long.MAX_VALUE) calmSince = now;
            if (now - calmSince >= CALM) {
                runs.clear();
                plan = null;
            } else {
                bell.by(calmSince + CALM);
            }
        }
        return new Stay();
    }

    private void prepare(Candidate playing, List<Candidate> candidates, long now) {
        failover.ready(candidates, Set.of(playing.source()), now)
                .filter(runs::spare)
                .ifPresent(runs::prepare);
    }

    private Move goBack(Candidate playing, List<Candidate> candidates, long now) {
        var first = failover.first(candidates).filter(c -> !c.source().equals(playing.source()));
        if (first.isEmpty() || returns.due() == Long.MAX_VALUE) return new Stay();
        if (now < returns.due()) {
            bell.by(returns.due());
        } else if (failover.ready(first.get(), now) && runs.spare(first.get())) {
            runs.prepare(first.get());
            plan = new Return(first.get().source(), now);
        } else {
            returns.failed(now);
            bell.by(returns.due());
        }
        return new Stay();
    }

    private Move back(SourceId to, long since, long now) {
        var run = runs.of(to);
        if (run.isEmpty()) {
            plan = null;
            return new Stay();
        }
        bell.by(since + STEADY);
        boolean steady = now - since >= STEADY;
        boolean fresh = now - air.newest(run.get()) <= FRESH;
        if (!steady || !fresh || !air.proven(run.get())) return new Stay();
        if (air.fits(run.get())) return new Back(run.get());
        // Nobody is sent away only because another source would be nicer.
        runs.clear();
        plan = null;
        returns.failed(now);
        return new Stay();
    }
}
