package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    private final Function<String, Register> registers;
    private final Latest<HlsSettings> settings;
    private final InstantSource clock;
    private final long start;

    /// One turn after another.
    private final ReentrantLock turning = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Reel> reels = new HashMap<>();
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
            long start) {
        this.channel = channel;
        this.feeds = feeds;
        this.segments = segments;
        this.registers = registers;
        this.settings = settings;
        this.clock = clock;
        this.start = start;
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
        var old = notNeeded(next);
        old.ifPresent(Cutting::close);
        lock.lock();
        try {
            old.ifPresent(Cutting::clear);
            if (old.isPresent()) cutting = null;
            tracks.air(next);
            if (cutting == null && Tracks.lacks(next, reels.keySet())) open(next.from());
        } finally {
            lock.unlock();
        }
        look();
    }

    private Optional<Cutting> notNeeded(OnAir next) {
        lock.lock();
        try {
            return Optional.ofNullable(cutting).filter(_ -> !Tracks.lacks(next, reels.keySet()));
        } finally {
            lock.unlock();
        }
    }

    private void open(long from) {
        var opened = new Cutting(
                tracks.nextSupplier(),
                channel,
                feeds,
                segments,
                clock,
                () -> settings.get().lowLatency(),
                this);
        cutting = opened;
        opened.open(from);
    }

    @Override
    public void part(Cutting by, Parts.Made part) {
        lock.lock();
        try {
            if (closed) return;
            reels.forEach((list, reel) -> {
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
            reels.forEach((list, reel) -> {
                if (tracks.of(list).isEmpty()) take(reel, by.supply(list));
            });
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    OnAir air() {
        lock.lock();
        try {
            return tracks.air();
        } finally {
            lock.unlock();
        }
    }

    /// Lists what has come meanwhile, as far as it is at hand.
    void look() throws InterruptedException {
        for (var list : followed()) pull(list);
    }

    private List<String> followed() {
        lock.lock();
        try {
            return reels.keySet().stream()
                    .filter(list -> tracks.of(list).filter(Passed::followed).isPresent())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /// A list as soon as it holds what is awaited, or enough to begin with. Empty if it does not in time.
    Optional<Listing> listing(String list, Optional<Awaited> awaited, Reel.Beginning beginning, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            pull(list);
            lock.lockInterruptibly();
            try {
                var reel = reels.get(list);
                if (reel != null && reel.holds(awaited, beginning)) return Optional.of(reel.listing());
                long left = deadline - System.nanoTime();
                if (closed || left <= 0) return Optional.empty();
                var _ = news.awaitNanos(Math.min(left, LOOK.toNanos()));
            } finally {
                lock.unlock();
            }
        }
    }

    /// A list as it is; empty while it lists nothing.
    Optional<Listing> listing(String list) {
        lock.lock();
        try {
            return Optional.ofNullable(reels.get(list))
                    .filter(reel -> !reel.isEmpty() && !closed)
                    .map(Reel::listing);
        } finally {
            lock.unlock();
        }
    }

    private void pull(String list) throws InterruptedException {
        var from = supplier(list);
        if (from.isEmpty()) return;
        try {
            var supply = from.get().supply();
            lock.lock();
            try {
                // Meanwhile something else may be on air.
                var reel = reels.get(list);
                if (reel != null && tracks.of(list).equals(from)) take(reel, supply);
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
            var reel = reels.computeIfAbsent(list, l -> new Reel(registers.apply(l), start, start));
            var from = tracks.of(list);
            var here = cutting;
            if (from.isEmpty() && here == null) open(0);
            else if (from.isEmpty() && here != null) take(reel, here.supply(list));
            return from;
        } finally {
            lock.unlock();
        }
    }

    private void take(Reel reel, Supply supply) {
        boolean first = reel.isEmpty();
        if (!reel.take(supply, settings.get().timeShift())) return;
        var other = reels.values().stream()
                .filter(r -> !r.equals(reel) && !r.isEmpty())
                .findFirst();
        if (first) other.ifPresent(r -> reel.align(r.allDiscontinuities()));
        news.signalAll();
    }

    /// The longest segment there may be.
    Duration target() {
        lock.lock();
        try {
            return reels.values().stream()
                    .map(Reel::target)
                    .max(Duration::compareTo)
                    .orElse(Packager.TARGET);
        } finally {
            lock.unlock();
        }
    }

    /// What the first of its lists holds now; empty as long as there is none.
    Optional<Listing> any() {
        lock.lock();
        try {
            return reels.values().stream().filter(r -> !r.isEmpty()).findFirst().map(Reel::listing);
        } finally {
            lock.unlock();
        }
    }

    /// More than every number it has used.
    long end() {
        lock.lock();
        try {
            return reels.values().stream().mapToLong(Reel::end).max().orElse(start);
        } finally {
            lock.unlock();
        }
    }

    /// Nothing of it can be asked for any more.
    @Override
    public void close() {
        Optional<Cutting> last;
        lock.lock();
        try {
            closed = true;
            last = Optional.ofNullable(cutting);
            reels.values().forEach(Reel::clear);
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
