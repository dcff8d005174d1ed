package tv.tributary.relay.source;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SwitchState.FailingBack;
import tv.tributary.relay.source.SwitchState.Guarded;
import tv.tributary.relay.source.SwitchState.Playing;
import tv.tributary.relay.source.SwitchState.Switching;
import tv.tributary.relay.source.SwitchState.WithSource;

/// While a source is on air: whether another one is opened beside it, and when that takes over. A standby is opened for
/// a silence that may become a stall, for a source whose next segments are missing, for a switch that was asked for,
/// and to fail back to the preferred source. Pure: time is given as nano time.
final class StandbyPolicy {
    /// So long must the source have delivered again before its standby is closed: what pauses once pauses again.
    private static final long CALM = 5_000_000_000L;
    /// So long must the preferred source deliver before it goes on air.
    private static final long STEADY = 10_000_000_000L;
    /// A source that is ending has been played out when it has been silent for so long.
    private static final long PLAYED_OUT = 400_000_000L;
    /// A keyframe that came no longer ago is where viewers are.
    private static final long FRESH = 300_000_000L;

    /// So much before the end of the silence that is allowed the next source takes over, but not more than a twelfth
    /// of it: until viewers see that source, the silence is over.
    private static final long HANDOVER = 250_000_000L;

    private static final long NEVER = Long.MAX_VALUE;

    sealed interface Action {}

    record Stay() implements Action {}

    /// Open that source as a standby.
    record Prepare(Candidate source) implements Action {}

    /// Close all standbys, then ask again.
    record CloseStandbys() implements Action {}

    /// That standby takes over.
    record Select(Candidate source, FailureReason why) implements Action {}

    /// The preferred source takes over, for it has proved steady.
    record FailBack(Candidate source) implements Action {}

    /// Release what is on air though nothing else is proven.
    record Release(FailureReason why) implements Action {}

    /// @param next the state that holds once the action is done
    record Step(WithSource next, Action action) {}

    private final CoolDowns coolDowns;
    private final FailbackTimer failback;
    private final SuspendGuard guard = new SuspendGuard();

    StandbyPolicy(CoolDowns coolDowns, FailbackTimer failback) {
        this.coolDowns = coolDowns;
        this.failback = failback;
    }

    /// This process was suspended for so long.
    void suspended(long nanos) {
        guard.suspended(nanos);
    }

    /// @param candidates the channel's sources in order
    /// @param wakeBy told when to ask again at the latest
    Step decide(WithSource state, SourceStates view, List<Candidate> candidates, long now, LongConsumer wakeBy) {
        long stall = state.source().grace().stall().toNanos();
        long since = guard.silentSince(view.aliveAt());
        long half = since + stall / 2;
        long end = since + stall - Math.min(HANDOVER, stall / 12);
        if (now >= end) return new Step(state, new Release(FailureReason.STALLED));
        wakeBy.accept(now >= half ? end : half);
        if (view.ending() && now < since + PLAYED_OUT) wakeBy.accept(since + PLAYED_OUT);
        if (view.ending() && now >= since + PLAYED_OUT && state instanceof Guarded) {
            var ready =
                    view.proven().stream().filter(SourceStates.OpenSource::fits).findFirst();
            if (ready.isPresent()) return new Step(state, new Select(ready.get().candidate(), FailureReason.STALLED));
        }
        boolean silent = now >= half || view.ending();
        return switch (state) {
            case Switching to -> switching(to, view);
            case FailingBack to when silent -> new Step(guarded(to, NEVER), new CloseStandbys());
            case FailingBack to -> failingBack(to, view, now, wakeBy);
            case Playing playing when silent -> guard(playing, view, candidates, now);
            case Playing playing -> playing(playing, view, candidates, now, wakeBy);
            case Guarded guarded when silent -> guard(guarded, view, candidates, now);
            case Guarded guarded -> calm(guarded, now, wakeBy);
        };
    }

    private static Guarded guarded(WithSource state, long calmSince) {
        return new Guarded(state.source(), state.since(), calmSince);
    }

    private Step guard(WithSource state, SourceStates view, List<Candidate> candidates, long now) {
        var next = guarded(state, NEVER);
        if (!view.standbys().isEmpty()) return new Step(next, new Stay());
        Set<SourceId> onAir = Set.of(state.source().source());
        return coolDowns
                .firstReady(candidates, onAir, now)
                .filter(view.spare())
                .map(source -> new Step(next, new Prepare(source)))
                .orElseGet(() -> new Step(next, new Stay()));
    }

    /// It delivers again.
    private static Step calm(Guarded state, long now, LongConsumer wakeBy) {
        long since = state.calmSince() == NEVER ? now : state.calmSince();
        if (now - since >= CALM) return new Step(state.alone(), new CloseStandbys());
        wakeBy.accept(since + CALM);
        return new Step(guarded(state, since), new Stay());
    }

    private static Step switching(Switching state, SourceStates view) {
        var to = view.of(state.to());
        if (to.isEmpty()) return new Step(state.alone(), new Stay());
        boolean proven = to.get().proven();
        return new Step(state, proven ? new Select(state.to(), state.why()) : new Stay());
    }

    private Step playing(Playing state, SourceStates view, List<Candidate> candidates, long now, LongConsumer wakeBy) {
        var preferred = coolDowns
                .preferred(candidates)
                .filter(c -> !c.source().equals(state.source().source()));
        if (preferred.isEmpty() || failback.due() == NEVER) return new Step(state, new Stay());
        var to = preferred.get();
        if (now < failback.due()) {
            wakeBy.accept(failback.due());
        } else if (coolDowns.isReady(to, now) && view.spare().test(to)) {
            return new Step(new FailingBack(state.source(), state.since(), to, now), new Prepare(to));
        } else {
            failback.failed(now);
            wakeBy.accept(failback.due());
        }
        return new Step(state, new Stay());
    }

    private Step failingBack(FailingBack state, SourceStates view, long now, LongConsumer wakeBy) {
        var to = view.of(state.to());
        if (to.isEmpty()) return new Step(state.alone(), new Stay());
        wakeBy.accept(state.openedAt() + STEADY);
        boolean steady = now - state.openedAt() >= STEADY;
        boolean fresh = now - to.get().newestKeyframe() <= FRESH;
        if (!steady || !fresh || !to.get().proven()) return new Step(state, new Stay());
        if (to.get().fits()) return new Step(state, new FailBack(state.to()));
        // Nobody is disconnected only because another source would be nicer.
        failback.failed(now);
        return new Step(state.alone(), new CloseStandbys());
    }

    /// From when on the silence of the source on air counts. While this process itself was suspended (a laptop
    /// asleep, a frozen machine) it could not hear the source, and what that sent waits to be read: that time
    /// does not count. Pure: times are given as nano times.
    static final class SuspendGuard {
        private long aliveAt;
        private long suspended;

        /// This process woke so much later than it wanted to.
        void suspended(long nanos) {
            suspended += nanos;
        }

        /// @param newest when viewers last got a packet of the source
        long silentSince(long newest) {
            if (newest != aliveAt) {
                aliveAt = newest;
                suspended = 0;
            }
            return newest + suspended;
        }
    }
}
