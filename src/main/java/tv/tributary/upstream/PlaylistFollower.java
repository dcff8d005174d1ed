package tv.tributary.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.HlsVariantResolver.LocatedPlaylist;
import tv.tributary.upstream.account.UpstreamException;

/// Reads one playlist again and again as it moves on. Where it cannot be had, or stands still, goes on with the next
/// best that the master playlist names, and returns later. One thread follows; any thread asks how it is.
final class PlaylistFollower {
    private static final Logger log = LoggerFactory.getLogger(PlaylistFollower.class);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    /// Between two polls while nothing waits to be played.
    private static final Duration DRY_PAUSE = Duration.ofSeconds(1);
    /// A list is not looked for again sooner because of a refused segment.
    private static final Duration RENEWALS = Duration.ofSeconds(30);

    /// Finds the playlist again when its address is refused.
    @FunctionalInterface
    interface Way {
        LocatedPlaylist again() throws UpstreamException, InterruptedException;
    }

    /// Tests whether a better list's segments can be had, too.
    @FunctionalInterface
    interface Trial {
        boolean delivers(MediaSegment mediaSegment) throws InterruptedException;
    }

    private final HlsVariantResolver lists;
    private final Way way;
    private final Trial trial;
    private final SegmentQueue segmentQueue;
    private final LiveEdge edge = new LiveEdge();
    private LocatedPlaylist found;
    /// A better list that has been found to work again.
    private final AtomicReference<Optional<LocatedPlaylist>> better = new AtomicReference<>(Optional.empty());

    private volatile boolean improving;
    private volatile boolean live = true;
    /// What was asked for last could not be had.
    private volatile boolean ailing;
    /// When there should be something new at the latest, in nano time.
    private volatile long overdue = Long.MAX_VALUE;

    private long renewal = System.nanoTime();
    private long polled = System.nanoTime();
    /// How often the list was the same as before, and whether each answer of its address leads to a list that
    /// stays so.
    private int unchanged;

    private boolean snapshots;

    /// @param segmentQueue what waits to be played
    PlaylistFollower(HlsVariantResolver lists, LocatedPlaylist found, Way way, Trial trial, SegmentQueue segmentQueue) {
        this.lists = lists;
        this.found = found;
        this.way = way;
        this.trial = trial;
        this.segmentQueue = segmentQueue;
    }

    /// The playlist as it was read last.
    LocatedPlaylist found() {
        return found;
    }

    Duration target() {
        return Duration.ofMillis(found.media().target());
    }

    /// Whether more is made while it plays.
    boolean live() {
        return live;
    }

    /// Something that the list names could not be had.
    void ail() {
        ailing = true;
    }

    /// Whether what was asked for last could not be had, or the list has not moved on for a target duration
    /// longer than it should have: it may be over once what has come is played.
    boolean doubtful() {
        return live && (ailing || standsStill());
    }

    private boolean standsStill() {
        return overdue != Long.MAX_VALUE && System.nanoTime() - overdue > 0;
    }

    /// What the list names that it did not before.
    List<MediaSegment> fresh() {
        var fresh = edge.take(found.media());
        unchanged = fresh.isEmpty() ? unchanged + 1 : 0;
        if (!fresh.isEmpty())
            overdue = System.nanoTime()
                    + (fresh.getLast().millis() + found.media().target()) * 1_000_000;
        live = !found.media().ended();
        return fresh;
    }

    boolean lists(MediaSegment mediaSegment) {
        return edge.lists(found.media(), mediaSegment);
    }

    /// A film begins again.
    void startOver() throws UpstreamException, InterruptedException {
        edge.startOver();
        move(way.again());
    }

    /// A playlist that has changed is asked for once a segment later, one that has not after half the time;
    /// never quite regularly, so that many households do not come together. When the last segment that is
    /// known plays, what the list says of their lengths is not waited for any longer.
    void pause(List<MediaSegment> fresh) throws InterruptedException {
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
    void poll() throws UpstreamException, InterruptedException {
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
    private LocatedPlaylist next() throws UpstreamException, InterruptedException {
        boolean led = !found.url().equals(found.asked());
        boolean anew = led && (snapshots || unchanged % 2 == 1);
        var now = lists.next(found, RequestScheduler.Rank.FEED, anew);
        snapshots |= anew && !now.url().equals(found.url());
        return now;
    }

    private void move(LocatedPlaylist now) {
        if (!now.place().equals(found.place())) edge.move();
        found = now;
    }

    private static boolean gone(UpstreamException e) {
        return switch (e.trouble()) {
            case REFUSED, NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, NO_PROXY, FORBIDDEN -> true;
            default -> false;
        };
    }

    // Other lists of the same master playlist.

    /// Whether the master playlist names another one of the same kind that may work.
    boolean hasOthers() {
        return lists.hasOthers(found);
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

    private void improve(LocatedPlaylist now) {
        try {
            var there = lists.better(now);
            if (there.isEmpty()) return;
            if (trial.delivers(there.get().media().pieces().getLast())) better.set(there);
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

    /// Goes on with another list, because what this one names cannot be had.
    ///
    /// @param lost the number of the first segment that could not be
    /// @param why what is thrown if there is no other list
    /// @return what that names from there on
    List<MediaSegment> replace(long lost, UpstreamException why) throws UpstreamException, InterruptedException {
        if (!lists.fail(found)) throw why;
        var before = found.place();
        move(way.again());
        if (found.place().equals(before)) throw why;
        edge.goBack(lost);
        return fresh();
    }

    // While a segment is waited for.

    /// What has been listed meanwhile; asks no sooner than half a target duration after the last time.
    List<MediaSegment> look() throws InterruptedException {
        if (!live || System.nanoTime() - polled < target().toNanos() / 2) return List.of();
        polled = System.nanoTime();
        try {
            found = lists.next(found, RequestScheduler.Rank.FEED, snapshots);
            return fresh();
        } catch (UpstreamException e) {
            log.debug("a playlist could not be read: {}", e.trouble());
            return List.of();
        }
    }

    /// A list that was found again.
    ///
    /// @param stays whether it names the segment where it was named before
    /// @param fresh what it names from that segment on
    record Renewal(boolean stays, List<MediaSegment> fresh) {}

    /// A refusal may mean that the addresses in the list have expired: then it is found again from the
    /// source's own. Empty if it was not looked for, or cannot be found.
    Optional<Renewal> renewed(MediaSegment mediaSegment, UpstreamException why) throws InterruptedException {
        boolean expired = why.trouble() == FailureReason.REFUSED || why.trouble() == FailureReason.NOT_FOUND;
        if (!expired || System.nanoTime() - renewal < 0) return Optional.empty();
        renewal = System.nanoTime() + RENEWALS.toNanos();
        try {
            move(way.again());
        } catch (UpstreamException e) {
            log.debug("the playlist could not be found again: {}", e.trouble());
            return Optional.empty();
        }
        boolean stays = found.media().pieces().stream()
                .anyMatch(p -> p.url().equals(mediaSegment.url()) && p.range().equals(mediaSegment.range()));
        return Optional.of(new Renewal(stays, edge.renewed(found.media(), mediaSegment)));
    }
}
