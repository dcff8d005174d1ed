package tv.tributary.relay.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Latest;
import tv.tributary.format.ts.Pmt;
import tv.tributary.relay.slate.Slate;

/// Which of a channel's sources viewers get: the one on air writes to the ring, the others to their reserves. Who is on
/// air changes between two packets, at a keyframe. Thread-safe; times are nano times.
final class Air {
    /// A shorter silence of a source is not worth a word.
    private static final long WORTH_TELLING = 1_000_000_000L;
    /// An HLS source is played so long after it was sent, at least.
    private static final long HLS_BEHIND = 8_000_000_000L;

    private final Feed feed;
    private final Bell bell;
    private final Splice splice;
    private final Rhythm rhythm;
    private final Latest<RelaySettings> settings;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Act onAir;
    private Progress progress;
    private long carried;
    /// How much older is what was on air last than what others send meanwhile.
    private long behind;
    private volatile long aliveAt = System.nanoTime();
    private volatile long riddenOut;
    private volatile boolean foreign;

    Air(Feed feed, Bell bell, Latest<RelaySettings> settings) {
        this.feed = feed;
        this.bell = bell;
        this.splice = new Splice(feed.ring());
        this.progress = new Progress(splice);
        this.settings = settings;
        this.rhythm = new Rhythm(() -> settings.get().tick());
    }

    // For those who read sources.

    /// Whole packets of a source, which may be changed.
    ///
    /// @param received how many bytes came for them
    void take(Run run, byte[] packets, int length, int received) {
        lock.lock();
        try {
            if (isOn(run)) {
                feed.received(received);
                splice.take(packets, length);
            } else if (run.reserve().take(packets, length, System.nanoTime())) {
                bell.ring();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Packets made here.
    ///
    /// @return whether it is still on air
    boolean take(Interlude slate, byte[] packets) {
        lock.lock();
        try {
            if (!isOn(slate)) return false;
            splice.take(packets, packets.length);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// What came is let out to viewers, if it is on air.
    ///
    /// @return how long after this look the next is due
    Duration beat(Act act, long now) {
        lock.lock();
        try {
            if (!isOn(act)) return settings.get().tick();
            boolean whole = publish(now);
            var begun = feed.lasting(feed.ring().written() - splice.frame());
            return rhythm.pause(whole, splice.frameTicks(), begun);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // An act is itself, whatever it looks like.
    private boolean isOn(Act act) {
        return onAir == act;
    }

    private boolean publish(long now) {
        if (splice.carried() != carried) {
            carried = splice.carried();
            long silent = now - aliveAt;
            aliveAt = now;
            if (silent > WORTH_TELLING) {
                riddenOut = silent;
                bell.ring();
            }
        }
        if (splice.foreign() && !foreign) {
            foreign = true;
            bell.ring();
        }
        long ready = progress.ready(now);
        boolean whole = ready > feed.ring().head();
        feed.publish(ready, splice.continuityErrors());
        feed.measure(now);
        return whole;
    }

    // For the pump.

    /// Whether players that watch this channel could go on with the source.
    boolean fits(Run run) {
        lock.lock();
        try {
            return run.reserve().pmt().filter(splice::fits).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /// Whether a source off air could go on air at once.
    boolean proven(Run run) {
        lock.lock();
        try {
            return run.reserve().proven();
        } finally {
            lock.unlock();
        }
    }

    /// What a source off air is like, once proven.
    Optional<Known.Traits> traits(Run run) {
        lock.lock();
        try {
            var size = run.reserve().scanner().size();
            return run.reserve().pmt().flatMap(Pmt::main).map(main -> new Known.Traits(main.type(), size));
        } finally {
            lock.unlock();
        }
    }

    /// When the newest keyframe of a source off air came.
    long newest(Run run) {
        lock.lock();
        try {
            return run.reserve().newest();
        } finally {
            lock.unlock();
        }
    }

    /// From now on viewers get this source, which is [#proven]: at once what they missed meanwhile.
    ///
    /// @return for how long they had got nothing
    Duration put(Run run, long now) {
        lock.lock();
        try {
            splice.end();
            long from = feed.ring().written();
            var held = run.reserve().since(aliveAt - behind);
            feed.received(held.length);
            feed.ring().grow(Math.min(settings.get().ringMost(), 2 * held.length));
            splice.goOn(run.reserve().scanner(), held);
            long silent = now - aliveAt;
            begin(run, from, now);
            return Duration.ofNanos(silent);
        } finally {
            lock.unlock();
        }
    }

    /// From now on viewers get this slate.
    void put(Interlude slate, long now) {
        lock.lock();
        try {
            splice.end();
            splice.begin();
            begin(slate, feed.ring().written(), now);
        } finally {
            lock.unlock();
        }
    }

    /// A slate that those who watch can go on with, if there is one.
    Optional<Slate> slate(String reason) {
        lock.lock();
        try {
            return Slate.of(feed.name(), reason, splice.announced());
        } finally {
            lock.unlock();
        }
    }

    private void begin(Act act, long from, long now) {
        onAir = act;
        behind = act.hls().isPresent() ? HLS_BEHIND : 0;
        progress = new Progress(splice);
        foreign = false;
        carried = splice.carried();
        aliveAt = now;
        riddenOut = 0;
        // Whoever gets the first picture knows what it is from.
        feed.airs(act, from, splice.announced().flatMap(Pmt::main).map(Pmt.Stream::codec));
        publish(now);
    }

    /// Nothing is on air. What the last one left unfinished is taken back.
    void clear() {
        lock.lock();
        try {
            splice.end();
            onAir = null;
            riddenOut = 0;
        } finally {
            lock.unlock();
        }
    }

    /// What comes is coded otherwise: viewers are sent away, to come back and be told the new program.
    void renew() {
        lock.lock();
        try {
            splice.renew();
            feed.audience().guests().renew();
            foreign = false;
        } finally {
            lock.unlock();
        }
    }

    /// How the source on air does.
    Watch.Sample sample(long now) {
        lock.lock();
        try {
            return splice.sample(now);
        } finally {
            lock.unlock();
        }
    }

    /// When viewers last got something to see or hear.
    long aliveAt() {
        return aliveAt;
    }

    /// How long the silence was that the source on air has just come back from; zero if there was none. Tells it once.
    Duration riddenOut() {
        long silent = riddenOut;
        riddenOut = 0;
        return Duration.ofNanos(silent);
    }

    /// Whether the source on air has changed its coding.
    boolean foreign() {
        return foreign;
    }
}
