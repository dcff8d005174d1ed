package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.SourceId;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.probe.PictureMonitor.KeyframeSample;
import tv.tributary.relay.probe.PictureMonitor.ShownPicture;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.source.Candidates;
import tv.tributary.relay.source.ChannelLoop;
import tv.tributary.relay.source.CommandQueue;
import tv.tributary.relay.source.OnAir;
import tv.tributary.relay.source.ProgramBus;
import tv.tributary.relay.source.SourceTraits;
import tv.tributary.relay.source.SwitchCommand;
import tv.tributary.relay.source.SwitchListener;
import tv.tributary.relay.viewer.JoinQueue;
import tv.tributary.relay.viewer.Throttle;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.relay.viewer.Viewers;
import tv.tributary.text.Messages;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.account.SlotRequest;

/// One running channel: opens with its first viewer, lingers after its last, and never opens again once closed. Puts
/// its parts together, publishes what happens to it, and shows how it is. Thread-safe.
final class Feed implements SwitchListener {
    private final ChannelId channel;
    private final String name;
    private final Events events;
    private final InstantSource clock;
    private final Consumer<Feed> onEnd;
    private final Instant since;

    private final Ring ring;
    private final IngestMeter meter;
    private final Viewers viewers;
    private final JoinQueue joinQueue;
    private final CommandQueue commands = new CommandQueue();
    private final ProgramBus bus;
    private final Thread loop;

    private volatile StreamSnapshot.State state = StreamSnapshot.State.OPENING;
    private volatile boolean lingering;
    private volatile @Nullable Selected selected;
    private volatile List<CandidateSnapshot> candidates = List.of();
    private volatile int failovers;

    /// The source that went on air last.
    ///
    /// @param rank which of `of` candidates it is, from 1
    private record Selected(Candidate source, int rank, int of) {}

    /// @param first the request it opens for
    /// @param onEnd called once, when it has ended
    Feed(
            PlayableChannel playableChannel,
            ViewerRequest first,
            Candidates candidates,
            SourceTraits traits,
            Upstream.Opener opener,
            Throttle throttle,
            LatestValue<RelaySettings> settings,
            Events events,
            InstantSource clock,
            Consumer<Feed> onEnd) {
        this.channel = playableChannel.channel();
        this.name = playableChannel.name();
        this.events = events;
        this.clock = clock;
        this.onEnd = onEnd;
        this.since = clock.instant();
        this.ring = new Ring(settings.get().buffers().least());
        this.meter = new IngestMeter(ring, () -> settings.get().buffers());
        this.viewers = new Viewers(channel, name, events, clock, meter, throttle, commands::wake);
        this.joinQueue = new JoinQueue(
                name,
                first,
                ring,
                viewers,
                () -> settings.get().buffers(),
                () -> settings.get().timing().opening(),
                commands::wake);
        this.bus = new ProgramBus(
                name,
                ring,
                meter,
                viewers,
                joinQueue,
                commands,
                () -> settings.get().timing().tick(),
                () -> settings.get().buffers());
        this.loop = Thread.ofVirtual()
                .name("feed-" + channel)
                .unstarted(new ChannelLoop(
                        playableChannel,
                        candidates,
                        traits,
                        opener,
                        bus,
                        commands,
                        joinQueue,
                        viewers,
                        () -> settings.get().timing(),
                        this,
                        clock));
    }

    void start() {
        loop.start();
    }

    /// Ends it; returns at once.
    void stop() {
        joinQueue.close();
        loop.interrupt();
    }

    JoinQueue joinQueue() {
        return joinQueue;
    }

    /// See [Feeds#tap].
    TsViewer tap(Executor thread, ViewerSink sink, Duration behind, long from) {
        return viewers.attachTap(thread, sink, ring, behind, from);
    }

    /// @return whether the viewer was here
    boolean disconnect(long viewer) {
        return viewers.disconnect(viewer);
    }

    /// Asks for something; returns at once.
    void send(SwitchCommand command) {
        commands.add(command);
    }

    LatestValue<OnAir> onAir() {
        return bus.onAir();
    }

    /// What was put on air last; empty before anything was.
    Optional<SourceId> source() {
        return Optional.ofNullable(selected).map(now -> now.source.source());
    }

    /// How it is now; empty before anything has been on air.
    Optional<StreamSnapshot> snapshot() {
        var now = selected;
        if (now == null) return Optional.empty();
        return Optional.of(new StreamSnapshot(
                channel,
                name,
                state(),
                now.source.provider(),
                now.source.providerName(),
                now.source.name(),
                now.rank,
                now.of,
                candidates.stream().map(c -> c.at(clock.instant())).toList(),
                since,
                meter.total(),
                viewers.bytes(),
                bus.continuityErrors(),
                failovers,
                meter.lasting(ring.held()),
                ring.held(),
                viewers.snapshots()));
    }

    private StreamSnapshot.State state() {
        var now = state;
        return lingering && now != StreamSnapshot.State.CLOSED ? StreamSnapshot.State.LINGERING : now;
    }

    /// What it shows; empty unless a source is on air, is watched and has a backup.
    Optional<KeyframeSample> scene() {
        var now = selected;
        var start = ring.newest();
        if (now == null || start == null || now.of < 2) return Optional.empty();
        if (state() != StreamSnapshot.State.RUNNING || joinQueue.claim().isEmpty()) return Optional.empty();
        return Optional.of(
                new KeyframeSample(channel, now.source.source(), start.position(), () -> ring.keyframe(start)));
    }

    /// What it shows; empty unless a source is on air and somebody watches.
    Optional<ShownPicture> shown() {
        var now = selected;
        var start = ring.newest();
        if (now == null || start == null || state() != StreamSnapshot.State.RUNNING) return Optional.empty();
        if (joinQueue.claim().isEmpty()) return Optional.empty();
        return Optional.of(
                new ShownPicture(channel, now.source.source(), now.source.provider(), () -> ring.keyframe(start)));
    }

    // What its loop tells.

    @Override
    public void selected(Candidate source, int rank, int of) {
        boolean first = selected == null;
        selected = new Selected(source, rank, of);
        state = StreamSnapshot.State.RUNNING;
        if (first) events.publish(new Event.StreamOpened(clock.instant(), channel, name, source.providerName()));
    }

    @Override
    public void released() {
        state = StreamSnapshot.State.SWITCHING;
    }

    @Override
    public void lingering(boolean now) {
        lingering = now;
    }

    @Override
    public void failedOver(Candidate from, Candidate to, FailureReason why, Duration gap) {
        int count = failovers + 1;
        failovers = count;
        events.publish(
                new Event.FailedOver(clock.instant(), channel, name, from.providerName(), to.providerName(), why, gap));
    }

    @Override
    public void failedBack(Candidate from, Candidate to) {
        events.publish(new Event.FailedBack(clock.instant(), channel, name, from.providerName(), to.providerName()));
    }

    @Override
    public void recovered(Candidate source, FailureReason why, Duration gap) {
        events.publish(new Event.StallRecovered(clock.instant(), channel, name, source.providerName(), why, gap));
    }

    @Override
    public void refused(Candidate source, FailureReason why) {
        events.publish(
                new Event.SourceRefused(clock.instant(), channel, name, source.providerName(), source.name(), why));
    }

    @Override
    public void slateShown(FailureReason why) {
        state = StreamSnapshot.State.SLATE;
        events.publish(new Event.SlateShown(clock.instant(), channel, name, why));
    }

    @Override
    public boolean preempted(SlotRequest by) {
        if (!joinQueue.closeIfSuperseded(by)) {
            var user = Messages.of(Messages.key(by.use()), by.words());
            events.publish(new Event.StreamPreempted(clock.instant(), channel, name, user));
        }
        return !joinQueue.closed();
    }

    @Override
    public void candidates(List<CandidateSnapshot> now) {
        candidates = List.copyOf(now);
    }

    @Override
    public void failed(FailureReason why) {
        joinQueue.fail(why);
        events.publish(new Event.StreamFailed(clock.instant(), channel, name, why));
    }

    @Override
    public void ended() {
        joinQueue.close();
        state = StreamSnapshot.State.CLOSED;
        viewers.releaseAll();
        ring.close();
        if (selected != null) events.publish(new Event.StreamClosed(clock.instant(), channel, name));
        onEnd.accept(this);
        joinQueue.end();
    }
}
