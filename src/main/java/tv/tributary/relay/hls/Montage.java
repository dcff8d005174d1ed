package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.OnAir;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.segment.Segments;

/// What a channel's playlists list: the segments of the source on air where that has such a list itself, else segments
/// that are cut here. Thread-safe; the lock is never held across I/O.
final class Montage implements Cutting.Told, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Montage.class);
    /// A source's own list does not tell when it has grown.
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ChannelId channel;
    private final Feeds feeds;
    private final Segments segments;
    private final Latest<HlsSettings> settings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long start;

    /// One turn after another.
    private final ReentrantLock turning = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Reels reels;
    private final Tracks tracks = new Tracks();
    private @Nullable Cutting cutting;
    private boolean closed;

    /// @param registers where the segments of a list get their names
    /// @param start the first number of each list
    Montage(
            ChannelId channel,
            Feeds feeds,
            Segments segments,
            Function<String, Register> registers,
            Latest<HlsSettings> settings,
            InstantSource clock,
            LongSupplier nanoTime,
            long start) {
        this.channel = channel;
        this.feeds = feeds;
        this.segments = segments;
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.start = start;
        this.reels = new Reels(list -> new Reel(registers.apply(list), start, start, nanoTime));
    }

    /// Something else is on air, or the same anew.
    void air(OnAir next) throws InterruptedException {
        if (next.turn() <= air().turn()) return;
        turning.lockInterruptibly();
        try {
            if (next.turn() > air().turn()) turn(next);
        } finally {
            turning.unlock();
        }
    }

    private void turn(OnAir next) throws InterruptedException {
        look();
        boolean passes = guarded(() -> tracks.passes(next, reels));
        var old = guarded(() -> Optional.ofNullable(cutting)).filter(_ -> passes);
        var before = guarded(tracks::pictures).filter(_ -> !passes);
        old.ifPresent(Cutting::close);
        var junction = before.isPresent() ? Optional.of(before.get().junction()) : Optional.<Junction>empty();
        lock.lock();
        try {
            old.ifPresent(Cutting::clear);
            if (old.isPresent()) cutting = null;
            tracks.air(next, passes);
            if (cutting == null && !passes && !reels.names().isEmpty()) open(next.from(), junction);
        } finally {
            lock.unlock();
        }
        look();
    }

    private <T> T guarded(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    private void open(long from, Optional<Junction> junction) {
        var opened =
                new Cutting(tracks.nextSupplier(), channel, feeds, segments, clock, reels.bearable(), junction, this);
        cutting = opened;
        opened.open(from);
    }

    @Override
    public boolean inParts() {
        return settings.get().lowLatency();
    }

    @Override
    public void part(Cutting by, Parts.Made part) {
        lock.lock();
        try {
            if (closed) return;
            reels.each((list, reel) -> {
                if (!Lists.isSubtitles(list)) reel.take(by.id(), part);
            });
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cut(Cutting by, Packed packed) {
        lock.lock();
        try {
            if (closed) {
                packed.lease().close();
                return;
            }
            by.add(packed);
            reels.each((list, reel) -> {
                if (tracks.of(list).isEmpty()) take(reel, by.supply(list));
            });
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    OnAir air() {
        return guarded(tracks::air);
    }

    /// Lists what has come meanwhile, as far as it is at hand.
    void look() throws InterruptedException {
        for (var list : followed()) pull(list);
    }

    private List<String> followed() {
        return guarded(() -> reels.names().stream()
                .filter(list -> tracks.of(list).filter(Passed::followed).isPresent())
                .toList());
    }

    /// A list as soon as it holds what is awaited, or enough to begin with. Empty if it does not in time.
    Optional<Listing> listing(String list, Optional<Awaited> awaited, Reel.Beginning beginning, Duration patience)
            throws InterruptedException {
        long deadline = nanoTime.getAsLong() + patience.toNanos();
        while (true) {
            pull(list);
            lock.lockInterruptibly();
            try {
                var listing = reels.known(list)
                        .filter(reel -> reel.holds(awaited, beginning))
                        .map(Reel::listing);
                if (listing.isPresent()) return listing;
                long left = deadline - nanoTime.getAsLong();
                if (closed || left <= 0) return Optional.empty();
                var _ = news.awaitNanos(Math.min(left, LOOK.toNanos()));
            } finally {
                lock.unlock();
            }
        }
    }

    /// A list as it is; empty while it lists nothing.
    Optional<Listing> listing(String list) {
        return guarded(() ->
                reels.known(list).filter(reel -> !reel.isEmpty() && !closed).map(Reel::listing));
    }

    private void pull(String list) throws InterruptedException {
        var from = supplier(list);
        if (from.isEmpty()) return;
        try {
            var supply = from.get().supply();
            lock.lock();
            try {
                // Meanwhile something else may be on air.
                if (tracks.of(list).equals(from)) reels.known(list).ifPresent(reel -> take(reel, supply));
            } finally {
                lock.unlock();
            }
        } catch (Unusable e) {
            log.debug("list {} of channel {} stays as it was: {}", list, channel, e.trouble());
        }
    }

    /// Where a list comes from that is to be asked for; empty if it is cut here.
    private Optional<Passed> supplier(String list) {
        lock.lock();
        try {
            if (closed) return Optional.empty();
            var reel = reels.of(list);
            var from = tracks.of(list);
            var here = cutting;
            if (from.isPresent()) return from;
            if (here != null) take(reel, here.supply(list));
            else {
                tracks.air(tracks.air(), false);
                open(0, Optional.empty());
            }
            return from;
        } finally {
            lock.unlock();
        }
    }

    private void take(Reel reel, Supply supply) {
        boolean first = reel.isEmpty();
        if (!reel.take(supply, settings.get().timeShift())) return;
        if (first) reels.other(reel).ifPresent(other -> reel.align(other.allDiscontinuities()));
        news.signalAll();
    }

    /// The longest segment there may be.
    Duration target() {
        return guarded(() -> reels.longest());
    }

    /// What the first of its lists holds now; empty as long as there is none.
    Optional<Listing> any() {
        return guarded(() -> reels.any().map(Reel::listing));
    }

    /// More than every number it has used.
    long end() {
        return guarded(() -> reels.end().orElse(start));
    }

    /// Nothing of it can be asked for any more.
    @Override
    public void close() {
        Optional<Cutting> last;
        lock.lock();
        try {
            closed = true;
            last = Optional.ofNullable(cutting);
            reels.clear();
            news.signalAll();
        } finally {
            lock.unlock();
        }
        last.ifPresent(Cutting::close);
        lock.lock();
        try {
            last.ifPresent(Cutting::clear);
            cutting = null;
        } finally {
            lock.unlock();
        }
    }
}
