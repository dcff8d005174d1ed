package tv.tributary.relay.source;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SourceStates.OpenSource;
import tv.tributary.relay.source.SwitchState.Closed;
import tv.tributary.relay.source.SwitchState.FailingBack;
import tv.tributary.relay.source.SwitchState.Guarded;
import tv.tributary.relay.source.SwitchState.Loss;
import tv.tributary.relay.source.SwitchState.OnSlate;
import tv.tributary.relay.source.SwitchState.Opening;
import tv.tributary.relay.source.SwitchState.Playing;
import tv.tributary.relay.source.SwitchState.Searching;
import tv.tributary.relay.source.SwitchState.Switching;
import tv.tributary.relay.source.SwitchState.WithSource;
import tv.tributary.relay.source.SwitchState.WithoutSource;
import tv.tributary.text.Messages;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// Decides which source of one channel is on air. All of it is one [SwitchState], which changes by a [SwitchCommand] or
/// by time; what is to be done about sources goes to [SourceControl], what has happened to [SwitchListener]. Starts no
/// thread and reads no nano clock. One thread at a time.
final class Switcher {
    private static final Logger log = LoggerFactory.getLogger(Switcher.class);
    /// A source that has played at least so long is opened again when it ends: connections drop.
    private static final Duration TRUSTED = Duration.ofSeconds(5);

    private final ChannelId channel;
    private final SourceControl sources;
    private final SourceTraits traits;
    private final CoolDowns coolDowns;
    private final FailbackTimer failback = new FailbackTimer();
    private final StandbyPolicy standby;
    private final SourceSearchPolicy search;
    private final SwitchListener listener;
    private final InstantSource clock;
    private final LongConsumer wakeBy;

    private List<Candidate> candidates;
    private SwitchState state;
    /// The source that was on air last, if any was.
    private Optional<Candidate> last = Optional.empty();
    /// What follows from how the channel's sources are, but for the time.
    private record Published(List<Candidate> candidates, Optional<Candidate> onAir, Set<SourceId> open, long changes) {}

    private Published published = new Published(List.of(), Optional.empty(), Set.of(), -1);
    /// What the first source said that failed since one was on air.
    private Optional<FailureReason> firstFailure = Optional.empty();

    /// @param clock for what users see
    /// @param wakeBy told when to call [#advance] at the latest
    Switcher(
            ChannelId channel,
            List<Candidate> candidates,
            SourceControl sources,
            SourceTraits traits,
            SourceSearchPolicy search,
            SwitchListener listener,
            InstantSource clock,
            LongConsumer wakeBy,
            long now) {
        this.channel = channel;
        this.candidates = candidates;
        this.sources = sources;
        this.traits = traits;
        this.coolDowns = new CoolDowns(traits);
        this.standby = new StandbyPolicy(coolDowns, failback);
        this.search = search;
        this.listener = listener;
        this.clock = clock;
        this.wakeBy = wakeBy;
        this.state = new Opening(SourceRace.opening(coolDowns, now));
    }

    SwitchState state() {
        return state;
    }

    /// The source on air.
    Optional<Candidate> onAir() {
        return state instanceof WithSource on ? Optional.of(on.source()) : Optional.empty();
    }

    /// From now on these are the channel's sources, in order.
    void candidates(List<Candidate> now) {
        candidates = List.copyOf(now);
    }

    void accept(SwitchCommand command, long now) {
        switch (command) {
            case SwitchCommand.SwitchTo(var source) -> {
                coolDowns.prefer(source);
                candidates.stream()
                        .filter(c -> c.source().equals(source))
                        .findFirst()
                        .ifPresent(c -> switchTo(c, FailureReason.UNWANTED, now));
            }
            case SwitchCommand.SwitchAway() -> switchAway(FailureReason.UNWANTED, now);
            case SwitchCommand.Doubt(var source, var why) -> {
                if (onAir().filter(c -> c.source().equals(source)).isPresent()) switchAway(why, now);
            }
            case SwitchCommand.OpenFailed(var source, var why) -> openFailed(source, why, now);
            case SwitchCommand.Ended(var why) -> {
                if (state instanceof WithSource on) release(on, why, now);
            }
            case SwitchCommand.CodingChanged() -> codingChanged(now);
            case SwitchCommand.Unwatched() -> {
                sources.closeStandbys();
                if (state instanceof WithSource on) state = on.alone();
            }
            case SwitchCommand.Suspended(var nanos) -> standby.suspended(nanos);
        }
    }

    /// Does what is due by now.
    void advance(long now) {
        switch (state) {
            case WithSource on -> watch(on, now);
            case WithoutSource seeking -> seek(seeking, now);
            case Closed() -> {}
        }
    }

    /// The channel is over.
    void fail(FailureReason why) {
        state = new Closed();
        listener.failed(why);
    }

    /// Tells how the channel's sources are, if that has changed.
    void publishCandidates(long now) {
        publishCandidates(onAir(), sources.view().sources(), now);
    }

    private void publishCandidates(Optional<Candidate> onAir, Set<SourceId> open, long now) {
        var current = new Published(candidates, onAir, open, coolDowns.changes());
        if (current.equals(published)) return;
        published = current;
        listener.candidates(coolDowns.snapshots(candidates, onAir.map(Candidate::source), open, now, clock.instant()));
    }

    // While a source is on air.

    private void watch(WithSource on, long now) {
        var step = standby.decide(on, sources.view(), candidates, now, wakeBy);
        state = step.next();
        switch (step.action()) {
            case StandbyPolicy.Stay() -> {}
            case StandbyPolicy.Prepare(var source) -> sources.prepare(source);
            case StandbyPolicy.CloseStandbys() -> {
                sources.closeStandbys();
                watch(step.next(), now);
            }
            case StandbyPolicy.Select(var source, var why) -> {
                lose(on, new UpstreamException(why), now);
                sources.view().of(source).ifPresent(open -> select(open, why, now));
            }
            case StandbyPolicy.FailBack(var source) ->
                sources.view().of(source).ifPresent(open -> {
                    select(open, now);
                    listener.failedBack(on.source(), source);
                });
            case StandbyPolicy.Release(var why) -> release(on, new UpstreamException(why), now);
        }
    }

    private void switchAway(FailureReason why, long now) {
        if (!(state instanceof WithSource on)) return;
        var self = Set.of(on.source().source());
        var next = coolDowns.firstReady(candidates, self, now);
        // The user is obeyed even if that means a source in cool-down; a doubt is not worth that.
        if (next.isEmpty() && why == FailureReason.UNWANTED) next = coolDowns.mostPromising(candidates, self, now);
        next.ifPresent(to -> switchTo(to, why, now));
    }

    /// Goes to that source as soon as it is proven; if no connection is free, what is on air is released for it at
    /// once.
    private void switchTo(Candidate to, FailureReason why, long now) {
        if (!(state instanceof WithSource on) || on.source().source().equals(to.source())) return;
        if (on instanceof Switching switching && switching.to().source().equals(to.source())) return;
        if (sources.view().of(to).isEmpty()) {
            sources.closeStandbys();
            state = on.alone();
            if (!sources.view().spare().test(to)) {
                release(on, new UpstreamException(why), now);
                return;
            }
            sources.prepare(to);
        }
        state = new Switching(on.source(), on.since(), to, why);
    }

    /// Only if no other source can take over are viewers disconnected, to come back and be told the new program.
    private void codingChanged(long now) {
        if (!(state instanceof WithSource on)) return;
        boolean others = coolDowns
                .firstReady(candidates, Set.of(on.source().source()), now)
                .isPresent();
        if (others) release(on, new UpstreamException(FailureReason.UNSUPPORTED), now);
        else sources.announceCoding();
    }

    /// Takes the source off air and searches for another one; or for the same again, if that may come back.
    private void release(WithSource on, UpstreamException why, long now) {
        var loss = lose(on, why, now);
        boolean trusted = Duration.ofNanos(now - on.since()).compareTo(TRUSTED) >= 0;
        // A recording would begin once more.
        boolean again =
                why.trouble() == FailureReason.ENDED && trusted && !on.source().recorded();
        why.takenBy().ifPresent(by -> preempted(by, on.source()));
        if (state instanceof Closed) return;
        if (again) sources.open(on.source());
        var race = again
                ? SourceRace.awaiting(on.source(), coolDowns, now)
                : SourceRace.without(on.source(), coolDowns, now);
        state = new Searching(race, loss);
    }

    private Loss lose(WithSource on, UpstreamException why, long now) {
        var loss = new Loss(why.trouble(), sources.view().aliveAt());
        sources.release();
        // Nothing is wrong with a source only because the user named another.
        boolean good = why.trouble() == FailureReason.UNWANTED && coolDowns.prefersAnother(on.source());
        var played = Duration.ofNanos(now - on.since());
        if (!good) coolDowns.fail(on.source(), why.trouble(), played, why.retryAfter(), now);
        listener.released();
        log.info("channel {}: {} released: {}", channel, on.source(), why.trouble());
        return loss;
    }

    /// Another account may still have a connection for us.
    private void preempted(SlotRequest by, Candidate source) {
        boolean wanted = listener.preempted(by);
        boolean elsewhere = candidates.stream().anyMatch(c -> !c.account().equals(source.account()));
        if (!elsewhere && wanted) fail(FailureReason.TAKEN);
    }

    private void openFailed(Candidate source, UpstreamException why, long now) {
        var failureReason = why.trouble();
        coolDowns.fail(source, failureReason, Duration.ZERO, why.retryAfter(), now);
        if (firstFailure.isEmpty()) firstFailure = Optional.of(failureReason);
        listener.refused(source, failureReason);
        switch (state) {
            case WithoutSource seeking -> {
                seeking.race().failed(source.source(), why.retries(), now);
                why.takenBy().ifPresent(by -> preempted(by, source));
            }
            case Switching on -> state = on.alone();
            case FailingBack on -> {
                failback.failed(now);
                state = on.alone();
            }
            case Playing _, Guarded _, Closed _ -> {}
        }
        log.info("channel {}: {} cannot play: {}", channel, source, failureReason);
    }

    // While none is on air.

    private void seek(WithoutSource seeking, long now) {
        switch (seeking.race().decide(candidates, sources.view(), now, wakeBy)) {
            case SourceRace.Win(var source) -> {
                var why = loss(seeking).map(Loss::why).orElse(FailureReason.ENDED);
                select(source, why, now);
                return;
            }
            case SourceRace.Open(var source, var instead) -> {
                instead.ifPresent(sources::close);
                sources.open(source);
            }
            case SourceRace.Wait() -> {}
        }
        if (!(seeking instanceof OnSlate) && !showSlate(seeking, now) && givenUp(seeking, now)) fail(reason(seeking));
    }

    private static Optional<Loss> loss(WithoutSource seeking) {
        return switch (seeking) {
            case Opening _ -> Optional.empty();
            case Searching(var _, var loss) -> Optional.of(loss);
            case OnSlate(var _, var loss) -> Optional.of(loss);
        };
    }

    private FailureReason reason(WithoutSource seeking) {
        return firstFailure.orElseGet(() -> loss(seeking).map(Loss::why).orElse(FailureReason.ENDED));
    }

    private boolean showSlate(WithoutSource seeking, long now) {
        if (!(seeking instanceof Searching(var race, var loss))) return false;
        long due = search.slateDue(race, loss, candidates);
        if (now < due) {
            wakeBy.accept(due);
            return false;
        }
        var why = reason(seeking);
        if (!sources.showSlate(Messages.of(why))) return false;
        state = new OnSlate(race, loss);
        listener.slateShown(why);
        return true;
    }

    private boolean givenUp(WithoutSource seeking, long now) {
        boolean opening = seeking instanceof Opening;
        var view = sources.view();
        long due = view.aliveAt() + search.longest(opening).toNanos();
        wakeBy.accept(due);
        return now > due || (opening && search.exhausted(seeking.race(), view, candidates));
    }

    // From none, or from another source.

    /// @param why why the source before it was lost
    private void select(OpenSource winner, FailureReason why, long now) {
        var from = last;
        var gap = select(winner, now);
        var to = winner.candidate();
        if (from.isEmpty()) return;
        if (from.get().source().equals(to.source())) listener.recovered(to, why, gap);
        else listener.failedOver(from.get(), to, why, gap);
    }

    /// @return for how long viewers had seen no programme
    private Duration select(OpenSource winner, long now) {
        var to = winner.candidate();
        winner.traits().ifPresent(seen -> traits.learn(to.source(), seen));
        var order = candidates.stream().map(Candidate::source).toList();
        listener.selected(to, order.indexOf(to.source()) + 1, order.size());
        // Whoever gets the first picture can see what it is from.
        publishCandidates(Optional.of(to), Set.of(), now);
        var silence = sources.select(to.source(), order.size() > 1, now);
        var gap = state instanceof OnSlate(var _, var loss) ? Duration.ofNanos(now - loss.at()) : silence;
        state = new Playing(to, now);
        last = Optional.of(to);
        firstFailure = Optional.empty();
        coolDowns.selected(to);
        failback.selected(coolDowns.preferred(candidates).filter(to::equals).isPresent(), now);
        return gap;
    }
}
