package tv.tributary.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.HlsVariantResolver.LocatedPlaylist;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.Segments;

/// A track that the feed does not follow: its playlist is read on request, at most once per half target duration.
/// Prefetches the segment after the one being read. Thread-safe.
final class HlsOnDemandTrack {
    private static final Logger log = LoggerFactory.getLogger(HlsOnDemandTrack.class);

    private static final int WINDOW = 20;
    private static final long LEAST_PAUSE = 500;
    private static final long FIRST_PAUSE = 2000;
    /// A film's list stays as it is.
    private static final long FILM_PAUSE = 3_600_000;
    /// While it cannot be read, what is known is told on for so many target durations.
    private static final int STALE = 3;

    private static final long LONGEST_FETCH_SECONDS = 60;

    private final HlsVariantResolver lists;
    private final FollowedVariant.Place place;
    private final OriginRequests requests;
    private final Segments segments;
    private final LongSupplier position;
    private final HlsLiveWindow listed = new HlsLiveWindow();
    /// What a film will come to.
    private final Deque<MediaSegment> later = new ArrayDeque<>();
    /// Used by whoever polls.
    private final LiveEdge window = new LiveEdge(WINDOW, 0);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable LocatedPlaylist found;
    private @Nullable UpstreamException failure;
    private boolean polling;
    /// Its addresses may have expired.
    private boolean stale;

    private long due = System.nanoTime();
    private long goodUntil = due;
    /// The last piece that somebody read, the last one fetched ahead, and until when reading counts as going on.
    private long reading = -1;

    private long ahead = -1;
    private long readUntil = due;

    /// @param position the number of the newest piece of what the feed follows: of a film, no more is listed
    HlsOnDemandTrack(
            HlsVariantResolver lists,
            FollowedVariant.Place place,
            OriginRequests requests,
            Segments segments,
            LongSupplier position) {
        this.position = position;
        this.lists = lists;
        this.place = place;
        this.requests = requests;
        this.segments = segments;
    }

    /// What it lists, reloaded if that was long ago.
    ///
    /// @throws UpstreamException if it could not be read
    TrackWindow window() throws UpstreamException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!polling && System.nanoTime() - due >= 0) {
                polling = true;
                Thread.ofVirtual().name("hls-side").start(this::poll);
            }
            long left = requests.longest().toNanos();
            while (polling) {
                if (left <= 0) throw new UpstreamException(FailureReason.STALLED);
                left = changed.awaitNanos(left);
            }
            if (failure != null && System.nanoTime() - goodUntil >= 0) throw failure;
            goOn();
        } finally {
            lock.unlock();
        }
        fetchAhead();
        return listed.window();
    }

    private void goOn() {
        long newest = position.getAsLong();
        while (!later.isEmpty() && later.getFirst().sequence() <= newest) listed.add(later.removeFirst());
    }

    private void poll() {
        long begun = System.nanoTime();
        try {
            var now = read();
            listed.within(now.media());
            over(now, window.take(now.media()), begun);
        } catch (UpstreamException e) {
            log.debug("a track cannot be read: {}", e.trouble());
            over(e, begun);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            over(new UpstreamException(FailureReason.ENDED), begun);
        } catch (RuntimeException e) {
            log.error("a track cannot be read", e);
            over(new UpstreamException(FailureReason.FAILED), begun);
        }
    }

    private LocatedPlaylist read() throws UpstreamException, InterruptedException {
        @Nullable LocatedPlaylist before;
        boolean anew;
        lock.lock();
        try {
            before = found;
            anew = stale;
            stale = false;
        } finally {
            lock.unlock();
        }
        if (anew) return lists.again(place, RequestScheduler.Rank.ASKED);
        try {
            if (before == null) return lists.at(place, RequestScheduler.Rank.ASKED);
            var now = lists.next(before, RequestScheduler.Rank.ASKED, false);
            now.checkOpen();
            return now;
        } catch (UpstreamException e) {
            if (!isExpired(e)) throw e;
            return lists.again(place, RequestScheduler.Rank.ASKED);
        }
    }

    private static boolean isExpired(UpstreamException why) {
        return why.trouble() == FailureReason.REFUSED || why.trouble() == FailureReason.NOT_FOUND;
    }

    private void over(LocatedPlaylist now, List<MediaSegment> fresh, long begun) {
        lock.lock();
        try {
            long target = now.media().target();
            if (now.media().ended()) later.addAll(fresh);
            else fresh.forEach(listed::add);
            found = now;
            failure = null;
            due = begun + millis(now.media().ended() ? FILM_PAUSE : Math.max(LEAST_PAUSE, target / 2));
            goodUntil = begun + STALE * millis(target);
            polling = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void over(UpstreamException why, long begun) {
        lock.lock();
        try {
            failure = why;
            due = begun
                    + millis(
                            found == null
                                    ? FIRST_PAUSE
                                    : Math.max(LEAST_PAUSE, found.media().target() / 2));
            polling = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }

    boolean isKey(String url) {
        return listed.isKey(url);
    }

    /// Somebody reads something.
    void opened(SegmentKey key) {
        var now = listed.window();
        for (int i = 0; i < now.pieces().size(); i++) {
            if (!SegmentKey.of(now.pieces().get(i)).equals(key)) continue;
            lock.lock();
            try {
                reading = Math.max(reading, now.first() + i);
                readUntil = System.nanoTime() + STALE * millis(now.target());
            } finally {
                lock.unlock();
            }
            fetchAhead();
            return;
        }
    }

    /// A segment of its was refused.
    void refused(SegmentKey key) {
        if (!lists(key)) return;
        lock.lock();
        try {
            stale = true;
        } finally {
            lock.unlock();
        }
    }

    private void fetchAhead() {
        var now = listed.window();
        MediaSegment mediaSegment;
        lock.lock();
        try {
            long next = reading + 1;
            int place = Math.clamp(next - now.first(), -1, Integer.MAX_VALUE);
            boolean wanted = reading >= 0 && next > ahead && System.nanoTime() - readUntil < 0;
            if (!wanted || place < 0 || place >= now.pieces().size()) return;
            ahead = next;
            mediaSegment = now.pieces().get(place);
        } finally {
            lock.unlock();
        }
        if (mediaSegment.missing()) return;
        var lease =
                segments.get(requests.here(SegmentKey.of(mediaSegment)), requests.source(RequestScheduler.Rank.AHEAD));
        Thread.ofVirtual().name("hls-ahead").start(() -> keep(lease));
    }

    /// Until it is there for those who come.
    private static void keep(Segments.Lease lease) {
        try (lease) {
            lease.segment().awaitOver(LONGEST_FETCH_SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it lists that segment.
    boolean lists(SegmentKey key) {
        return listed.window().pieces().stream()
                .anyMatch(mediaSegment -> SegmentKey.of(mediaSegment).equals(key));
    }
}
