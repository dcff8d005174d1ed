package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.format.ts.Codec;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.probe.KeyframeSample;
import tv.tributary.text.Messages;
import tv.tributary.upstream.account.Priority;
import tv.tributary.upstream.account.SlotRequest;

/// One running channel: opens with its first viewer, lingers after its last, and never opens again once closed.
/// Thread-safe. What only the [Pump] calls says so.
final class Feed {
    private final ChannelId channel;
    private final String name;
    private final Events events;
    private final InstantSource clock;
    private final Latest<RelaySettings> settings;
    private final Ring ring;
    private final Audience audience;
    private final Consumer<Feed> gone;
    private final Instant since;
    private final Meter meter;

    private volatile @Nullable Thread pump;
    private volatile FeedView.State state = FeedView.State.OPENING;
    private volatile @Nullable Playing playing;
    private volatile List<CandidateView> candidates = List.of();
    private final Bell bell = new Bell();
    private final Wishes wishes = new Wishes(bell);
    private final Latest<OnAir> onAir = new Latest<>(OnAir.nothing());
    private volatile int failovers;
    private volatile long continuityErrors;
    private long unwatchedSince = System.nanoTime();

    /// @param choice which of the `choices` candidates it is, from 1
    private record Playing(Candidate candidate, int choice, int choices) {}

    /// @param first for whom it opens
    /// @param gone told once, when the feed has ended
    Feed(
            ChannelId channel,
            String name,
            Arrival first,
            Events events,
            InstantSource clock,
            Latest<RelaySettings> settings,
            Throttle throttle,
            Consumer<Feed> gone) {
        this.channel = channel;
        this.name = name;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.ring = new Ring(settings.get().ringLeast());
        this.meter = new Meter(ring, settings);
        this.audience = new Audience(channel, name, events, clock, settings, ring, meter, throttle, first, bell::ring);
        this.gone = gone;
        this.since = clock.instant();
    }

    void start(Runnable pumping) {
        pump = Thread.ofVirtual().name("feed-" + channel).start(pumping);
    }

    ChannelId channel() {
        return channel;
    }

    String name() {
        return name;
    }

    Ring ring() {
        return ring;
    }

    Audience audience() {
        return audience;
    }

    boolean closed() {
        return audience.closed();
    }

    /// Ends the feed from any thread; returns at once.
    void stop() {
        audience.close();
        var thread = pump;
        if (thread != null) thread.interrupt();
    }

    /// Asks the pump for something. From any thread; returns at once.
    void wish(Wishes.Wish wish) {
        wishes.add(wish);
    }

    /// One of its connections is needed for another channel: that gets it, unless somebody has come who keeps it here.
    /// From any thread; returns at once.
    void taken(Run run, SlotRequest by) {
        if (audience.closeIfLeftFor(by)) {
            stop();
            return;
        }
        var claim = audience.kept();
        if (run.use() == Priority.PROBE || claim.isEmpty() || claim.get().yieldsTo(by)) run.giveTo(by);
        else run.serve(claim);
    }

    // For the pump.

    /// For whom its sources are to be opened; empty if there is nobody.
    Optional<SlotRequest> claim() {
        return audience.claim();
    }

    /// For whom they are kept open though others need the connection; empty if there is nobody, or nobody who has been
    /// heard of lately.
    Optional<SlotRequest> kept() {
        return audience.kept();
    }

    /// For sources that are only to be ready.
    SlotRequest probe() {
        return SlotRequest.of(Priority.PROBE, name);
    }

    /// A connection had to be given to another channel.
    void gaveWay(SlotRequest by) {
        if (audience.closeIfLeftFor(by)) return;
        events.publish(
                new Event.StreamTaken(clock.instant(), channel, name, Messages.of(Messages.key(by.use()), by.words())));
    }

    Bell bell() {
        return bell;
    }

    Wishes wishes() {
        return wishes;
    }

    /// How its sources are from now on.
    void candidates(List<CandidateView> now) {
        candidates = List.copyOf(now);
    }

    void received(int bytes) {
        meter.received(bytes);
    }

    /// How long so many bytes take to come.
    Duration lasting(long bytes) {
        return meter.lasting(bytes);
    }

    /// Lets viewers have everything before `position`.
    void publish(long position, long errors) {
        continuityErrors = errors;
        if (position <= ring.head()) return;
        boolean first = ring.newest() == null;
        ring.publish(position);
        if (first && ring.newest() != null) audience.tell();
        audience.guests().wake();
    }

    void plays(Candidate candidate, int choice, int choices) {
        boolean first = playing == null;
        playing = new Playing(candidate, choice, choices);
        state = FeedView.State.RUNNING;
        if (first) {
            events.publish(new Event.StreamOpened(clock.instant(), channel, name, candidate.providerName()));
        }
    }

    /// What viewers get from now on, from that place in the ring on.
    void airs(Act act, long from, Optional<Codec> coded) {
        var now = playing;
        boolean replaceable = now != null && now.choices > 1;
        onAir.set(new OnAir(act.source(), onAir.get().turn() + 1, from, replaceable, coded, act.hls()));
    }

    Latest<OnAir> onAir() {
        return onAir;
    }

    void switching() {
        state = FeedView.State.SWITCHING;
    }

    void wentOn(Candidate from, Candidate to, FailureReason why, Duration gap) {
        int count = failovers + 1;
        failovers = count;
        events.publish(
                new Event.FailedOver(clock.instant(), channel, name, from.providerName(), to.providerName(), why, gap));
    }

    void showsSlate(FailureReason why) {
        state = FeedView.State.SLATE;
        events.publish(new Event.SlateShown(clock.instant(), channel, name, why));
    }

    void rodeOut(Candidate on, FailureReason why, Duration gap) {
        events.publish(new Event.RodeOut(clock.instant(), channel, name, on.providerName(), why, gap));
    }

    void wentBack(Candidate from, Candidate to) {
        events.publish(new Event.WentBack(clock.instant(), channel, name, from.providerName(), to.providerName()));
    }

    void refused(Candidate candidate, FailureReason why) {
        events.publish(new Event.SourceRefused(
                clock.instant(), channel, name, candidate.providerName(), candidate.name(), why));
    }

    /// Once a second: measures. For whoever writes to the ring.
    void measure(long now) {
        meter.due(now);
    }

    void sendIdleAway(long now) {
        audience.guests().sendIdleAway(now, settings.get().idleViewer());
    }

    /// Whether anybody watches, or will.
    boolean watched(long now) {
        boolean watched = audience.wanted();
        if (watched && state == FeedView.State.LINGERING) {
            state = FeedView.State.RUNNING;
        } else if (!watched && state != FeedView.State.LINGERING) {
            unwatchedSince = now;
            state = FeedView.State.LINGERING;
        }
        if (!watched) bell.by(unwatchedSince + settings.get().linger().toNanos());
        return watched;
    }

    /// Whether nobody has come back for so long that it is over.
    boolean forsaken(long now) {
        return now - unwatchedSince >= settings.get().linger().toNanos() && audience.closeIfUnwanted();
    }

    /// Nothing plays and nothing will: viewers and those who wait are sent away.
    void fail(FailureReason why) {
        audience.fail(why);
        events.publish(new Event.StreamFailed(clock.instant(), channel, name, why));
    }

    /// The pump has stopped.
    void ended() {
        audience.close();
        state = FeedView.State.CLOSED;
        audience.guests().dismiss();
        if (playing != null) events.publish(new Event.StreamClosed(clock.instant(), channel, name));
        gone.accept(this);
        audience.ended();
    }

    // Views.

    /// How it is now; empty before it has played anything.
    Optional<FeedView> view() {
        var now = playing;
        if (now == null) return Optional.empty();
        return Optional.of(new FeedView(
                channel,
                name,
                state,
                now.candidate.provider(),
                now.candidate.providerName(),
                now.candidate.name(),
                now.choice,
                now.choices,
                candidates.stream().map(c -> c.at(clock.instant())).toList(),
                since,
                meter.total(),
                audience.guests().bytes(),
                continuityErrors,
                failovers,
                meter.lasting(ring.held()),
                ring.held(),
                audience.guests().all().stream().map(g -> g.view(meter)).toList()));
    }

    /// What it shows; empty unless it plays, is watched and has another source.
    Optional<KeyframeSample> scene() {
        var now = playing;
        var start = ring.newest();
        if (now == null || start == null || now.choices < 2) return Optional.empty();
        if (state != FeedView.State.RUNNING || !audience.wanted()) return Optional.empty();
        return Optional.of(
                new KeyframeSample(channel, now.candidate.source(), start.position(), () -> ring.keyframe(start)));
    }

    Instant now() {
        return clock.instant();
    }
}
