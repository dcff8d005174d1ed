package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Follows one playlist: polls it, fetches new segments through the cache and puts them into the
/// [SegmentQueue], one request at a time. Where it cannot be had, or its segments cannot, goes on with the
/// next best that the master playlist names, and returns later; a film is played again and again. Runs on a
/// virtual thread of its own until it is interrupted or the playlist ends.
final class HlsLoader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(HlsLoader.class);

    /// So many segments in a row that are not there make a stream that is not there.
    private static final int MOST_FAILURES = 3;
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    /// Between two polls while nothing waits to be played.
    private static final Duration DRY_PAUSE = Duration.ofSeconds(1);
    /// A segment that takes longer to fetch comes too late.
    private static final long LONGEST_FETCH_SECONDS = 60;
    /// What ends sooner is a provider's notice and not a channel.
    private static final long SHORTEST_FILM = 2500;

    /// A list is not looked for again sooner because of a refused segment.
    private static final Duration RENEWALS = Duration.ofSeconds(30);

    /// Where the playlist is found again when its address is refused.
    @FunctionalInterface
    interface Way {
        HlsVariantResolver.Found again() throws UpstreamException, InterruptedException;
    }

    private final HlsVariantResolver lists;
    private final HlsRequests requests;
    private final SegmentFetcher segmentFetcher;
    private final SegmentQueue segmentQueue = new SegmentQueue();
    private final LiveEdge edge = new LiveEdge();
    private final HlsLiveWindow liveWindow = new HlsLiveWindow();
    private final Way way;
    private HlsVariantResolver.Found found;
    /// A better list that has been found to work again.
    private final AtomicReference<Optional<HlsVariantResolver.Found>> better = new AtomicReference<>(Optional.empty());

    private volatile boolean improving;
    private volatile boolean live = true;
    /// What was asked for last could not be had.
    private volatile boolean ailing;
    /// When there should be something new at the latest, in nano time.
    private volatile long overdue = Long.MAX_VALUE;
    /// How many segments in a row could not be had, and the number of the first.
    private int failures;

    private long lost;
    private Optional<UpstreamException> failure = Optional.empty();
    private long renewal = System.nanoTime();
    private long polled;
    /// How often the list was the same as before, and whether each answer of its address leads to a list that
    /// stays so.
    private int unchanged;

    private boolean snapshots;
    private boolean begun;

    HlsLoader(
            HlsVariantResolver lists,
            HlsRequests requests,
            Segments segments,
            HlsVariantResolver.Found found,
            Way way) {
        this.lists = lists;
        this.requests = requests;
        this.segmentFetcher = new SegmentFetcher(requests, segments);
        this.found = found;
        this.way = way;
    }

    SegmentQueue segmentQueue() {
        return segmentQueue;
    }

    /// What has come and may be asked for.
    HlsLiveWindow liveWindow() {
        return liveWindow;
    }

    /// Whether more is made while it plays.
    boolean live() {
        return live;
    }

    /// Whether what was asked for last could not be had, or the list has not moved on for a target duration
    /// longer than it should have: it may be over once what has come is played.
    boolean doubtful() {
        return live && (ailing || standsStill());
    }

    private boolean standsStill() {
        return overdue != Long.MAX_VALUE && System.nanoTime() - overdue > 0;
    }

    @Override
    public void run() {
        try {
            follow();
        } catch (UpstreamException e) {
            ailing = true;
            segmentQueue.end(e);
        } catch (InterruptedException _) {
            segmentQueue.end(new UpstreamException(FailureReason.ENDED));
        } catch (RuntimeException e) {
            log.error("an HLS stream cannot be followed", e);
            segmentQueue.end(new UpstreamException(FailureReason.FAILED));
        }
    }

    private void follow() throws UpstreamException, InterruptedException {
        boolean film = found.media().ended();
        polled = System.nanoTime();
        while (true) {
            var fresh = fresh();
            live = !found.media().ended();
            liveWindow.within(found.media());
            requests.segments(target());
            fetch(fresh);
            if (found.media().ended()) {
                if (!begun && failure.isPresent()) throw failure.get();
                if (!film || length() < SHORTEST_FILM) throw new UpstreamException(FailureReason.ENDED);
                edge.startOver();
                move(way.again());
            } else {
                pause(fresh);
                poll();
            }
        }
    }

    private List<MediaSegment> fresh() {
        var fresh = edge.take(found.media());
        unchanged = fresh.isEmpty() ? unchanged + 1 : 0;
        if (!fresh.isEmpty())
            overdue = System.nanoTime()
                    + (fresh.getLast().millis() + found.media().target()) * 1_000_000;
        return fresh;
    }

    private Duration target() {
        return Duration.ofMillis(found.media().target());
    }

    private long length() {
        return found.media().pieces().stream().mapToLong(MediaSegment::millis).sum();
    }

    /// A playlist that has changed is asked for once a segment later, one that has not after half the time;
    /// never quite regularly, so that many households do not come together. When the last segment that is
    /// known plays, what the list says of their lengths is not waited for any longer.
    private void pause(List<MediaSegment> fresh) throws InterruptedException {
        long target = found.media().target();
        long half = target / 2;
        long millis = fresh.isEmpty() ? half : Math.clamp(fresh.getLast().millis(), half, target);
        millis += ThreadLocalRandom.current().nextLong(1 + millis / 20);
        long due = polled + Math.max(LEAST_PAUSE.toMillis(), millis) * 1_000_000;
        segmentQueue.awaitLast(due - System.nanoTime());
        long soon = Math.min(due, polled + DRY_PAUSE.toNanos());
        Thread.sleep(Duration.ofNanos(Math.max(0, soon - System.nanoTime())));
    }

    /// Asks where the list was found last as long as that works, and else from the source's own address on.
    private void poll() throws UpstreamException, InterruptedException {
        polled = System.nanoTime();
        if (improved() || replaced()) return;
        long patience = Math.max(10_000, 3 * found.media().target()) * 1_000_000;
        for (int tries = 1; ; tries++) {
            try {
                move(tries % 2 == 1 ? next() : way.again());
                ailing = false;
                return;
            } catch (UpstreamException e) {
                ailing = true;
                log.debug("a playlist could not be read: {}", e.trouble());
                if (gone(e) && tries % 2 == 1) continue;
                // As long as there is something to play it may come back.
                boolean dry = segmentQueue.length().isZero();
                if ((gone(e) && dry) || System.nanoTime() - polled > patience) throw e;
            }
            Thread.sleep(Duration.ofMillis(Math.clamp(found.media().target() / 2, 500, 2000)));
        }
    }

    /// The list where it lies; where that stays as it is but its address led there, what that leads to now.
    private HlsVariantResolver.Found next() throws UpstreamException, InterruptedException {
        boolean led = !found.url().equals(found.asked());
        boolean anew = led && (snapshots || unchanged % 2 == 1);
        var now = lists.next(found, RequestScheduler.Rank.FEED, anew);
        snapshots |= anew && !now.url().equals(found.url());
        return now;
    }

    private void move(HlsVariantResolver.Found now) {
        if (!now.place().equals(found.place())) edge.move();
        found = now;
    }

    /// Whether it goes on with a better list, which can be had again. Whether there is one is tried beside
    /// the feed.
    private boolean improved() throws InterruptedException {
        var there = better.getAndSet(Optional.empty());
        if (there.isEmpty()) {
            if (improving || !lists.mayImprove(found)) return false;
            improving = true;
            var now = found;
            Thread.ofVirtual().name("hls-better").start(() -> improve(now));
            return false;
        }
        try {
            move(lists.next(there.get(), RequestScheduler.Rank.FEED, false));
            lists.follow(found);
            return true;
        } catch (UpstreamException e) {
            log.debug("a better list is gone again: {}", e.trouble());
            return false;
        }
    }

    private void improve(HlsVariantResolver.Found now) {
        try {
            var there = lists.better(now);
            if (there.isEmpty()) return;
            if (segmentFetcher.delivers(there.get().media().pieces().getLast())) better.set(there);
            else lists.fail(there.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            improving = false;
        }
    }

    /// Whether it goes on with another list, because this one stands still.
    private boolean replaced() throws InterruptedException {
        if (!standsStill() || !lists.fail(found)) return false;
        var before = found.place();
        try {
            move(way.again());
        } catch (UpstreamException e) {
            log.debug("no other list can be had: {}", e.trouble());
        }
        overdue = System.nanoTime() + 2 * target().toNanos();
        return !found.place().equals(before);
    }

    private static boolean gone(UpstreamException e) {
        return switch (e.trouble()) {
            case REFUSED, NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, NO_PROXY, FORBIDDEN -> true;
            default -> false;
        };
    }

    private void fetch(List<MediaSegment> fresh) throws UpstreamException, InterruptedException {
        Deque<MediaSegment> coming = new ArrayDeque<>(fresh);
        while (!coming.isEmpty()) fetch(coming.removeFirst(), coming);
    }

    /// Returns when it has come, or is left out: it is asked for again while the list names it and it is not
    /// late.
    ///
    /// @param coming what was to come, and afterwards what is
    private void fetch(MediaSegment mediaSegment, Deque<MediaSegment> coming)
            throws UpstreamException, InterruptedException {
        segmentQueue.awaitRoom();
        long first = System.nanoTime();
        var ahead = begun ? Optional.of(segmentQueue.length()) : Optional.<Duration>empty();
        for (int tries = 1; ; tries++) {
            try {
                var broken = ship(mediaSegment);
                if (broken.isEmpty()) failures = 0;
                else leaveOut(mediaSegment, broken.get(), coming);
                return;
            } catch (UpstreamException e) {
                log.debug("{} cannot be had: {}", mediaSegment, e.trouble());
                ailing |= e.trouble() == FailureReason.UNREACHABLE;
                if (renewed(mediaSegment, e, coming)) return;
                var tried = Duration.ofNanos(System.nanoTime() - first);
                var pause = SegmentRetry.pause(
                        e.trouble(), tries, tried, ahead, target(), failures > 0 || lists.hasOthers(found));
                if (pause.isEmpty() || !edge.lists(found.media(), mediaSegment)) {
                    leaveOut(mediaSegment, e, coming);
                    return;
                }
                Thread.sleep(pause.get());
                look(coming);
            }
        }
    }

    /// @return why it broke off after it had begun to come
    private Optional<UpstreamException> ship(MediaSegment mediaSegment) throws UpstreamException, InterruptedException {
        if (mediaSegment.missing()) {
            liveWindow.add(mediaSegment);
            return Optional.empty();
        }
        var fetchedSegment = segmentFetcher.fetch(mediaSegment);
        var segment = fetchedSegment.segment();
        liveWindow.add(mediaSegment);
        segmentQueue.put(fetchedSegment);
        begun = true;
        segment.awaitOver(LONGEST_FETCH_SECONDS);
        return segment.failure();
    }

    /// What has been listed while a segment is waited for.
    private void look(Deque<MediaSegment> coming) throws InterruptedException {
        if (!live || System.nanoTime() - polled < target().toNanos() / 2) return;
        polled = System.nanoTime();
        try {
            found = lists.next(found, RequestScheduler.Rank.FEED, snapshots);
            coming.addAll(fresh());
        } catch (UpstreamException e) {
            log.debug("a playlist could not be read: {}", e.trouble());
        }
    }

    private void leaveOut(MediaSegment mediaSegment, UpstreamException why, Deque<MediaSegment> coming)
            throws UpstreamException, InterruptedException {
        log.debug("{} left out: {}", mediaSegment, why.trouble());
        failure = Optional.of(why);
        if (begun) liveWindow.miss(mediaSegment);
        ailing = true;
        if (++failures == 1) lost = mediaSegment.sequence();
        boolean enough = failures >= MOST_FAILURES || !SegmentRetry.helps(why.trouble());
        // Where nothing plays yet there is no time to wait for better.
        if (!enough && (begun || failures < 2)) return;
        if (!lists.fail(found)) throw why;
        var before = found.place();
        move(way.again());
        if (found.place().equals(before)) throw why;
        failures = 0;
        edge.goBack(lost);
        coming.clear();
        coming.addAll(fresh());
    }

    /// A refusal may mean that the addresses in the list have expired: then it is found again from the
    /// source's own.
    ///
    /// @param coming what was to come, and afterwards what is
    /// @return whether the piece lies elsewhere now
    private boolean renewed(MediaSegment mediaSegment, UpstreamException why, Deque<MediaSegment> coming)
            throws InterruptedException {
        boolean expired = why.trouble() == FailureReason.REFUSED || why.trouble() == FailureReason.NOT_FOUND;
        if (!expired || System.nanoTime() - renewal < 0) return false;
        renewal = System.nanoTime() + RENEWALS.toNanos();
        try {
            move(way.again());
        } catch (UpstreamException e) {
            log.debug("the playlist could not be found again: {}", e.trouble());
            return false;
        }
        boolean stays = found.media().pieces().stream()
                .anyMatch(p -> p.url().equals(mediaSegment.url()) && p.range().equals(mediaSegment.range()));
        if (!stays) coming.clear();
        coming.addAll(edge.renewed(found.media(), mediaSegment));
        return !stays && edge.lists(found.media(), mediaSegment);
    }
}
