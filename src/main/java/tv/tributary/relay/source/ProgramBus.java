package tv.tributary.relay.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.LatestValue;
import tv.tributary.format.ts.Pmt;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.relay.mux.StandbyBuffer;
import tv.tributary.relay.mux.StreamQualityMonitor;
import tv.tributary.relay.slate.Slate;
import tv.tributary.relay.viewer.JoinQueue;
import tv.tributary.relay.viewer.Viewers;
import tv.tributary.upstream.HlsSource;

/// The way of packets to the viewers: what is on air is written to the ring, every other source to its standby buffer.
/// What is on air changes between two packets, at a keyframe. Thread-safe; times are nano times.
public final class ProgramBus {
    /// A shorter silence of a source is not worth reporting.
    private static final long WORTH_REPORTING = 1_000_000_000L;
    /// What was sent already may be left out for so long while nothing else comes.
    private static final long LONGEST_REPEAT = 2_000_000_000L;
    /// The source on air is judged so often.
    private static final long JUDGED_EVERY = 1_000_000_000L;
    /// An HLS source is played at least so long after it was sent.
    private static final long HLS_BEHIND = 8_000_000_000L;

    private final String channelName;
    private final Ring ring;
    private final IngestMeter meter;
    private final Viewers viewers;
    private final JoinQueue joinQueue;
    private final CommandQueue commands;
    private final Supplier<Duration> tick;
    private final Supplier<BufferSettings> buffers;
    private final Splice splice;
    private final FlushTimer flushTimer;
    private final LatestValue<OnAir> onAirNow = new LatestValue<>(OnAir.nothing());

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Playout onAir;
    private WholeFrameLimit wholeFrameLimit;
    private StreamQualityMonitor monitor = new StreamQualityMonitor();
    private long judgedAt = System.nanoTime();
    private boolean replaceable;
    /// The source that was on air last, whatever came since.
    private Optional<SourceId> lastSource = Optional.empty();

    private long carried;
    /// How much older is what was on air last than what others send meanwhile.
    private long behind;
    private volatile long aliveAt = System.nanoTime();
    private volatile long silence;
    private volatile boolean foreign;
    private volatile Optional<FailureReason> doubt = Optional.empty();
    private volatile long continuityErrors;

    /// @param commands woken when there is news
    public ProgramBus(
            String channelName,
            Ring ring,
            IngestMeter meter,
            Viewers viewers,
            JoinQueue joinQueue,
            CommandQueue commands,
            Supplier<Duration> tick,
            Supplier<BufferSettings> buffers) {
        this.channelName = channelName;
        this.ring = ring;
        this.meter = meter;
        this.viewers = viewers;
        this.joinQueue = joinQueue;
        this.commands = commands;
        this.tick = tick;
        this.buffers = buffers;
        this.splice = new Splice(ring, channelName);
        this.wholeFrameLimit = new WholeFrameLimit(splice);
        this.flushTimer = new FlushTimer(tick);
    }

    /// What the channel shows, now and whenever that changes.
    public LatestValue<OnAir> onAir() {
        return onAirNow;
    }

    /// Transport stream packets that were missing from what was on air.
    public long continuityErrors() {
        return continuityErrors;
    }

    // For what is played out.

    /// Takes whole packets of a source, which may be changed.
    ///
    /// @param standby where they go while the source is not on air
    /// @param received how many bytes came for them
    /// @return whether viewers may be waiting for it to be proven
    boolean write(Playout source, StandbyBuffer standby, byte[] packets, int length, int received) {
        lock.lock();
        try {
            if (isOnAir(source)) {
                meter.received(received);
                splice.take(packets, length);
                return false;
            }
            if (standby.take(packets, length, System.nanoTime())) commands.wake();
            return !standby.proven();
        } finally {
            lock.unlock();
        }
    }

    /// Takes packets made here.
    ///
    /// @return whether the slate is still on air
    boolean write(Playout slate, byte[] packets) {
        lock.lock();
        try {
            if (!isOnAir(slate)) return false;
            splice.take(packets, packets.length);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Publishes whole frames to viewers, if what has written them is on air.
    ///
    /// @return how long after `now` the next flush is due
    Duration flush(Playout playout, long now) {
        lock.lock();
        try {
            if (!isOnAir(playout)) return tick.get();
            boolean whole = publish(now);
            var begun = meter.lasting(ring.written() - splice.frame());
            return flushTimer.pause(whole, splice.frameTicks(), begun);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // A playout is itself, whatever it looks like.
    private boolean isOnAir(Playout playout) {
        return onAir == playout;
    }

    private boolean publish(long now) {
        if (splice.carried() != carried) {
            carried = splice.carried();
            long silent = now - aliveAt;
            aliveAt = now;
            if (silent > WORTH_REPORTING) {
                silence = silent;
                commands.wake();
            }
        }
        if (splice.foreign() && !foreign) {
            foreign = true;
            commands.wake();
        }
        if (splice.repeating() && now - aliveAt > LONGEST_REPEAT) splice.playRepeated();
        long ready = wholeFrameLimit.ready(now);
        boolean whole = ready > ring.head();
        continuityErrors = splice.continuityErrors();
        if (whole) publishUpTo(ready);
        meter.measure(now);
        if (now - judgedAt >= JUDGED_EVERY) judge(now);
        return whole;
    }

    /// Judges the source on air by its last seconds.
    private void judge(long now) {
        judgedAt = now;
        var why = monitor.judge(splice.sample(now));
        if (why.isEmpty()) return;
        doubt = why;
        commands.wake();
    }

    private void publishUpTo(long position) {
        boolean first = ring.newest() == null;
        ring.publish(position);
        if (first && ring.newest() != null) joinQueue.keyframe();
        viewers.wake();
    }

    // For the channel's loop.

    /// What is known of a source that is not on air.
    SourceStates.OpenSource describe(Candidate candidate, StandbyBuffer standby) {
        lock.lock();
        try {
            var pmt = standby.pmt();
            var size = standby.scanner().size();
            return new SourceStates.OpenSource(
                    candidate,
                    standby.proven(),
                    pmt.filter(splice::fits).isPresent(),
                    standby.newest(),
                    pmt.flatMap(Pmt::main).map(main -> new SourceTraits.Traits(main.type(), size)));
        } finally {
            lock.unlock();
        }
    }

    /// Whether a source that is not on air is scrambled.
    boolean scrambled(StandbyBuffer standby) {
        lock.lock();
        try {
            return standby.scanner().scrambled();
        } finally {
            lock.unlock();
        }
    }

    /// Puts a source on air that is proven, with what viewers missed meanwhile. Viewers who cannot decode it are
    /// disconnected.
    ///
    /// @param others whether the channel has other sources
    /// @return for how long viewers had got nothing
    Duration select(Playout source, StandbyBuffer standby, boolean others, long now) {
        lock.lock();
        try {
            if (standby.pmt().filter(splice::fits).isEmpty()) announceCoding();
            splice.end();
            long from = ring.written();
            var missed = standby.since(aliveAt - behind);
            meter.received(missed.length);
            ring.grow(Math.min(buffers.get().most(), 2 * missed.length));
            splice.takeOver(standby.scanner(), missed, source.source().equals(lastSource));
            lastSource = source.source();
            long silent = now - aliveAt;
            replaceable = others;
            begin(source, from, now);
            return Duration.ofNanos(silent);
        } finally {
            lock.unlock();
        }
    }

    /// Puts the slate on air.
    void select(Playout slate, long now) {
        lock.lock();
        try {
            splice.end();
            splice.begin();
            begin(slate, ring.written(), now);
        } finally {
            lock.unlock();
        }
    }

    /// A slate that players can decode after what was on air, if there is one.
    Optional<Slate> slate(String reason) {
        lock.lock();
        try {
            return Slate.of(channelName, reason, splice.announced(), splice.clockLead());
        } finally {
            lock.unlock();
        }
    }

    private void begin(Playout playout, long from, long now) {
        onAir = playout;
        behind = playout.hls().isPresent() ? HLS_BEHIND : 0;
        wholeFrameLimit = new WholeFrameLimit(splice);
        monitor = new StreamQualityMonitor();
        doubt = Optional.empty();
        foreign = false;
        carried = splice.carried();
        aliveAt = now;
        silence = 0;
        // Whoever gets the first picture can see what it is from.
        var codec = splice.announced().flatMap(Pmt::main).map(Pmt.Stream::codec);
        long turn = onAirNow.get().turn() + 1;
        onAirNow.set(new OnAir(playout.source(), turn, from, replaceable, codec, playout.hls()));
        publish(now);
    }

    /// Takes off air what is; its unfinished frame is taken back.
    void release() {
        lock.lock();
        try {
            splice.end();
            onAir = null;
            silence = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Announces the program of what comes next anew: TS viewers are disconnected, to come back and be told.
    void announceCoding() {
        lock.lock();
        try {
            splice.reannounce();
            viewers.codingChanged();
            foreign = false;
        } finally {
            lock.unlock();
        }
    }

    /// What is wrong with the source on air, judged by its last seconds while it sends. Tells it once.
    Optional<FailureReason> takeDoubt() {
        var why = doubt;
        if (why.isPresent()) doubt = Optional.empty();
        return why;
    }

    /// When viewers last got a packet of picture, sound or data.
    long aliveAt() {
        return aliveAt;
    }

    /// How long the silence was from which the source on air has just recovered; zero if there was none. Tells it once.
    Duration takeSilence() {
        long silent = silence;
        silence = 0;
        return Duration.ofNanos(silent);
    }

    /// Whether the source on air has changed its coding.
    boolean foreign() {
        return foreign;
    }

    /// The programme that can be on the [ProgramBus]: a source, or the slate.
    interface Playout {
        /// Empty for the slate.
        Optional<SourceId> source();

        /// The same stream as HLS, where its provider sends it so.
        Optional<HlsSource> hls();
    }
}
