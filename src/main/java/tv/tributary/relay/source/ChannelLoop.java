package tv.tributary.relay.source;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.relay.viewer.JoinQueue;
import tv.tributary.relay.viewer.Viewers;
import tv.tributary.upstream.Upstream;

/// Keeps one channel playing, from its first viewer to its end: wakes on a command, a signal or a due time, and gives
/// the [Switcher] what has happened meanwhile. Never waits for a source or a viewer. Runs on a virtual thread of its
/// own; an interrupt ends it.
public final class ChannelLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ChannelLoop.class);
    private static final long SECOND = 1_000_000_000L;
    /// How often it looks for viewers that take nothing.
    private static final long CHECKED_EVERY = 2 * SECOND;
    /// So long the channel's candidates are believed while one is on air.
    private static final long UP_TO_DATE = 5 * SECOND;

    private final ChannelId channel;
    private final Candidates candidates;
    private final CommandQueue commands;
    private final ProgramBus bus;
    private final JoinQueue joinQueue;
    private final Viewers viewers;
    private final Supplier<StreamTimeouts> timing;
    private final SwitchListener listener;
    /// Whether it plays what was recorded, and ends with that.
    private final boolean recorded;

    private final OpenSources sources;
    private final Switcher switcher;

    private long candidatesAt = System.nanoTime();
    private long checkedAt;
    private boolean lingering;
    private long unwatchedSince;

    public ChannelLoop(
            PlayableChannel playableChannel,
            Candidates candidates,
            SourceTraits traits,
            Upstream.Opener opener,
            ProgramBus bus,
            CommandQueue commands,
            JoinQueue joinQueue,
            Viewers viewers,
            Supplier<StreamTimeouts> timing,
            SwitchListener listener,
            InstantSource clock) {
        this.channel = playableChannel.channel();
        this.candidates = candidates;
        this.commands = commands;
        this.bus = bus;
        this.joinQueue = joinQueue;
        this.viewers = viewers;
        this.timing = timing;
        this.listener = listener;
        this.recorded = playableChannel.candidates().stream().anyMatch(Candidate::recorded);
        this.sources = new OpenSources(
                playableChannel.name(),
                opener,
                bus,
                joinQueue,
                commands,
                () -> timing.get().tick());
        this.switcher = new Switcher(
                channel,
                playableChannel.candidates(),
                sources,
                traits,
                new SourceSearchPolicy(timing),
                listener,
                clock,
                commands::wakeBy,
                System.nanoTime());
    }

    @Override
    public void run() {
        try {
            while (!joinQueue.closed()) {
                step(System.nanoTime());
                if (!joinQueue.closed()) suspended(commands.await());
            }
        } catch (InterruptedException _) {
            log.debug("channel {} was stopped", channel);
        } catch (RuntimeException e) {
            log.error("channel {} broke down", channel, e);
            switcher.fail(FailureReason.FAILED);
        } finally {
            sources.closeAll();
            // A source that did not end in time must not write any more.
            bus.release();
            listener.ended();
        }
    }

    private void suspended(long nanos) {
        if (nanos > 0) switcher.accept(new SwitchCommand.Suspended(nanos), System.nanoTime());
    }

    private void step(long now) {
        for (var failed : sources.closeFailed(now, commands::wakeBy)) switcher.accept(failed, now);
        if (now - candidatesAt >= UP_TO_DATE) {
            candidatesAt = now;
            candidates.of(channel).map(PlayableChannel::candidates).ifPresent(switcher::candidates);
        }
        for (var next = commands.poll(); next.isPresent(); next = commands.poll()) switcher.accept(next.get(), now);
        check(now);
        switcher.onAir().ifPresent(source -> watch(source, now));
        if (switcher.onAir().isEmpty()) search(now);
        switcher.publishCandidates(now);
        // A source that has just gone on air is watched from now on.
        if (switcher.state() instanceof SwitchState.WithSource on && on.since() == now) commands.wakeBy(now);
    }

    private void check(long now) {
        if (now - checkedAt >= CHECKED_EVERY) {
            checkedAt = now;
            viewers.disconnectIdle(now, timing.get().idleViewer());
        }
        switcher.onAir()
                .flatMap(source -> bus.takeDoubt().map(why -> new SwitchCommand.Doubt(source.source(), why)))
                .ifPresent(doubt -> switcher.accept(doubt, now));
        commands.wakeBy(checkedAt + CHECKED_EVERY);
    }

    private void watch(Candidate source, long now) {
        var end = sources.ended();
        if (end.isPresent()) {
            switcher.accept(new SwitchCommand.Ended(end.get()), now);
            return;
        }
        sources.serve();
        if (!watched(now)) {
            switcher.accept(new SwitchCommand.Unwatched(), now);
            var linger = timing.get().linger().toNanos();
            if (now - unwatchedSince >= linger && joinQueue.closeIfUnwanted()) return;
        }
        var silence = bus.takeSilence();
        if (silence.isPositive()) listener.recovered(source, FailureReason.STALLED, silence);
        if (bus.foreign()) switcher.accept(new SwitchCommand.CodingChanged(), now);
        else switcher.advance(now);
    }

    /// Whether anybody watches or waits.
    private boolean watched(long now) {
        boolean watched = joinQueue.claim().isPresent();
        if (watched == lingering) {
            lingering = !watched;
            unwatchedSince = now;
            listener.lingering(lingering);
        }
        if (!watched) commands.wakeBy(unwatchedSince + timing.get().linger().toNanos());
        return watched;
    }

    private void search(long now) {
        var known = candidates.of(channel).map(PlayableChannel::candidates);
        if (recorded && known.filter(List::isEmpty).isPresent()) {
            joinQueue.close();
            return;
        }
        if (known.isEmpty() || known.get().isEmpty()) {
            switcher.fail(FailureReason.NOT_FOUND);
            return;
        }
        switcher.candidates(known.get());
        candidatesAt = now;
        if (!joinQueue.closeIfUnwanted()) switcher.advance(now);
    }
}
