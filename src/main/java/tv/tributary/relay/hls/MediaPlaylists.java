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
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.hls.OpenSegment.CutSegment;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.source.OnAir;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Composes a channel's media playlists: from the segments of the source on air if it is HLS, else from segments cut
/// here. Thread-safe; the lock is never held across I/O.
final class MediaPlaylists implements Segmenter.Told, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaPlaylists.class);
    /// A source's own list does not tell when it has grown.
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ChannelId channel;
    private final Feeds feeds;
    private final Segments segments;
    private final LatestValue<HlsSettings> settings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long start;

    /// One turn after another.
    private final ReentrantLock turning = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final RenditionWindows renditionWindows;
    private final TrackSelection trackSelection = new TrackSelection();
    private @Nullable Segmenter segmenter;
    private boolean closed;

    /// @param registers where the segments of a list get their names
    /// @param start the first number of each list
    MediaPlaylists(
            ChannelId channel,
            Feeds feeds,
            Segments segments,
            Function<String, SegmentNamer> registers,
            LatestValue<HlsSettings> settings,
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
        this.renditionWindows = new RenditionWindows(list ->
                new PlaylistWindow(registers.apply(list), start, PlaylistWindow.firstDiscontinuity(start), nanoTime));
    }

    /// Another source is on air, or the same one was reopened.
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
        boolean passes = guarded(() -> trackSelection.passes(next, renditionWindows));
        var old = guarded(() -> Optional.ofNullable(segmenter)).filter(_ -> passes);
        var before = guarded(trackSelection::pictures).filter(_ -> !passes);
        old.ifPresent(Segmenter::close);
        var timestampOffset =
                before.isPresent() ? Optional.of(before.get().timestampOffset()) : Optional.<TimestampOffset>empty();
        lock.lock();
        try {
            old.ifPresent(Segmenter::clear);
            if (old.isPresent()) segmenter = null;
            trackSelection.air(next, passes);
            if (segmenter == null && !passes && !renditionWindows.names().isEmpty()) open(next.from(), timestampOffset);
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

    private void open(long from, Optional<TimestampOffset> timestampOffset) {
        var opened = new Segmenter(
                trackSelection.nextSupplier(),
                channel,
                feeds,
                segments,
                clock,
                renditionWindows.bearable(),
                timestampOffset,
                this);
        segmenter = opened;
        opened.open(from);
    }

    @Override
    public boolean inParts() {
        return settings.get().lowLatency();
    }

    @Override
    public void part(Segmenter by, PartWriter.Made part) {
        lock.lock();
        try {
            if (closed) return;
            renditionWindows.each((list, playlistWindow) -> {
                if (!PlaylistName.isSubtitles(list)) playlistWindow.take(by.id(), part);
            });
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cut(Segmenter by, CutSegment cutSegment) {
        lock.lock();
        try {
            if (closed) {
                cutSegment.lease().close();
                return;
            }
            by.add(cutSegment);
            renditionWindows.each((list, playlistWindow) -> {
                if (trackSelection.of(list).isEmpty()) take(playlistWindow, by.supply(list));
            });
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    OnAir air() {
        return guarded(trackSelection::air);
    }

    /// Lists what has come meanwhile, as far as it is at hand.
    void look() throws InterruptedException {
        for (var list : followed()) pull(list);
    }

    private List<String> followed() {
        return guarded(() -> renditionWindows.names().stream()
                .filter(list -> trackSelection
                        .of(list)
                        .filter(PassthroughTrack::followed)
                        .isPresent())
                .toList());
    }

    /// A list as soon as it holds what is awaited, or enough to begin with. Empty if it does not in time.
    Optional<MediaPlaylist> listing(
            String list, Optional<BlockingReload> reload, PlaylistWindow.Beginning beginning, Duration patience)
            throws InterruptedException {
        long deadline = nanoTime.getAsLong() + patience.toNanos();
        while (true) {
            pull(list);
            lock.lockInterruptibly();
            try {
                var listing = renditionWindows
                        .known(list)
                        .filter(playlistWindow -> playlistWindow.holds(reload, beginning))
                        .map(PlaylistWindow::listing);
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
    Optional<MediaPlaylist> listing(String list) {
        return guarded(() -> renditionWindows
                .known(list)
                .filter(playlistWindow -> !playlistWindow.isEmpty() && !closed)
                .map(PlaylistWindow::listing));
    }

    private void pull(String list) throws InterruptedException {
        var from = supplier(list);
        if (from.isEmpty()) return;
        try {
            var segmentWindow = from.get().supply();
            lock.lock();
            try {
                // Meanwhile something else may be on air.
                if (trackSelection.of(list).equals(from))
                    renditionWindows.known(list).ifPresent(playlistWindow -> take(playlistWindow, segmentWindow));
            } finally {
                lock.unlock();
            }
        } catch (UpstreamException e) {
            log.debug("list {} of channel {} stays as it was: {}", list, channel, e.trouble());
        }
    }

    /// Where a list comes from that is to be asked for; empty if it is cut here.
    private Optional<PassthroughTrack> supplier(String list) {
        lock.lock();
        try {
            if (closed) return Optional.empty();
            var playlistWindow = renditionWindows.of(list);
            var from = trackSelection.of(list);
            var here = segmenter;
            if (from.isPresent()) return from;
            if (here != null) take(playlistWindow, here.supply(list));
            else {
                trackSelection.air(trackSelection.air(), false);
                open(0, Optional.empty());
            }
            return from;
        } finally {
            lock.unlock();
        }
    }

    private void take(PlaylistWindow playlistWindow, SegmentWindow segmentWindow) {
        boolean first = playlistWindow.isEmpty();
        if (!playlistWindow.take(segmentWindow, settings.get().timeShift())) return;
        if (first)
            renditionWindows.other(playlistWindow).ifPresent(other -> playlistWindow.align(other.allDiscontinuities()));
        news.signalAll();
    }

    /// The longest segment there may be.
    Duration target() {
        return guarded(() -> renditionWindows.longest());
    }

    /// What the first of its lists holds now; empty as long as there is none.
    Optional<MediaPlaylist> any() {
        return guarded(() -> renditionWindows.any().map(PlaylistWindow::listing));
    }

    /// More than every number it has used.
    long end() {
        return guarded(() -> renditionWindows.end().orElse(start));
    }

    /// Nothing of it can be asked for any more.
    @Override
    public void close() {
        Optional<Segmenter> last;
        lock.lock();
        try {
            closed = true;
            last = Optional.ofNullable(segmenter);
            renditionWindows.clear();
            news.signalAll();
        } finally {
            lock.unlock();
        }
        last.ifPresent(Segmenter::close);
        lock.lock();
        try {
            last.ifPresent(Segmenter::clear);
            segmenter = null;
        } finally {
            lock.unlock();
        }
    }
}
