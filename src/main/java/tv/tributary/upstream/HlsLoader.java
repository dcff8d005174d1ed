package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.EncryptionKey;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.SegmentSource;
import tv.tributary.upstream.segment.Segments;

/// Follows one playlist: polls it, fetches new segments through the cache and puts them into the [SegmentQueue], one
/// request at a time. Runs on a virtual thread of its own until it is interrupted or the playlist ends.
final class HlsLoader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(HlsLoader.class);

    /// So many segments in a row that are not there make a stream that is not there.
    private static final int MOST_FAILURES = 3;
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    /// A segment that takes longer to fetch comes too late.
    private static final long LONGEST_FETCH_SECONDS = 60;

    /// A list is not looked for again sooner because of a refused segment.
    private static final Duration RENEWALS = Duration.ofSeconds(30);

    /// Where the playlist is found again when its address is refused.
    @FunctionalInterface
    interface Way {
        HlsVariantResolver.Found again() throws UpstreamException, InterruptedException;
    }

    private final HlsVariantResolver lists;
    private final HlsRequests requests;
    private final Segments segments;
    private final SegmentQueue segmentQueue = new SegmentQueue();
    private final LiveEdge window = new LiveEdge();
    private final HlsLiveWindow liveWindow = new HlsLiveWindow();
    private final SegmentSource source;
    private final Way way;
    private HlsVariantResolver.Found found;
    private volatile boolean live = true;
    /// What was asked for last could not be had.
    private volatile boolean ailing;
    /// When there should be something new at the latest, in nano time.
    private volatile long overdue = Long.MAX_VALUE;
    private int failures;
    private long renewal = System.nanoTime();
    private boolean begun;

    HlsLoader(
            HlsVariantResolver lists,
            HlsRequests requests,
            Segments segments,
            HlsVariantResolver.Found found,
            Way way) {
        this.lists = lists;
        this.requests = requests;
        this.segments = segments;
        this.source = requests.source(RequestScheduler.Rank.FEED);
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

    /// Whether what was asked for last could not be had, or the list has not moved on for a target duration longer than
    /// it should have: it may be over once what has come is played.
    boolean doubtful() {
        return live && (ailing || (overdue != Long.MAX_VALUE && System.nanoTime() - overdue > 0));
    }

    private void expectMore(List<MediaSegment> fresh) {
        if (fresh.isEmpty()) return;
        overdue = System.nanoTime() + (fresh.getLast().millis() + found.media().target()) * 1_000_000;
    }

    @Override
    public void run() {
        try {
            long polled = System.nanoTime();
            var fresh = fresh();
            while (true) {
                live = !found.media().ended();
                expectMore(fresh);
                liveWindow.within(found.media());
                requests.segments(Duration.ofMillis(found.media().target()));
                fetch(fresh);
                if (found.media().ended()) throw new UpstreamException(FailureReason.ENDED);
                pause(polled, fresh);
                polled = System.nanoTime();
                poll();
                fresh = fresh();
            }
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

    /// What is new; where some went by before it was seen, apart from what came before.
    private List<MediaSegment> fresh() {
        long lost = window.lost();
        var fresh = new ArrayList<>(window.take(found.media()));
        if (window.lost() > lost && !fresh.isEmpty())
            fresh.set(0, fresh.getFirst().apart());
        return fresh;
    }

    /// A playlist that has changed is asked for once a segment later, one that has not after half the time; never
    /// quite regularly, so that many households do not come together.
    private void pause(long polled, List<MediaSegment> fresh) throws InterruptedException {
        long target = found.media().target();
        long half = target / 2;
        long millis = fresh.isEmpty() ? half : Math.clamp(fresh.getLast().millis(), half, target);
        millis += ThreadLocalRandom.current().nextLong(1 + millis / 20);
        long due = polled + Math.max(LEAST_PAUSE.toMillis(), millis) * 1_000_000;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }

    /// Asks where the list was found last as long as that works, and else from the source's own address on.
    private void poll() throws UpstreamException, InterruptedException {
        long begun = System.nanoTime();
        long patience = Math.max(10_000, 3 * found.media().target()) * 1_000_000;
        for (int tries = 1; ; tries++) {
            try {
                found = tries % 2 == 1 ? lists.next(found, RequestScheduler.Rank.FEED) : way.again();
                ailing = false;
                return;
            } catch (UpstreamException e) {
                ailing = true;
                log.debug("a playlist could not be read: {}", e.trouble());
                if (gone(e) && tries % 2 == 1) continue;
                if (gone(e) || System.nanoTime() - begun > patience) throw e;
            }
            Thread.sleep(Duration.ofMillis(Math.clamp(found.media().target() / 2, 500, 2000)));
        }
    }

    private static boolean gone(UpstreamException e) {
        return switch (e.trouble()) {
            case REFUSED, NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, FORBIDDEN -> true;
            default -> false;
        };
    }

    private void fetch(List<MediaSegment> fresh) throws UpstreamException, InterruptedException {
        Deque<MediaSegment> coming = new ArrayDeque<>(fresh);
        while (!coming.isEmpty()) {
            var mediaSegment = coming.removeFirst();
            try {
                fetch(mediaSegment);
            } catch (UpstreamException e) {
                log.debug("{} left out: {}", mediaSegment, e.trouble());
                if (!renewed(mediaSegment, e, coming)) leaveOut(mediaSegment, e);
            }
        }
    }

    /// Returns when it has come.
    private void fetch(MediaSegment mediaSegment) throws UpstreamException, InterruptedException {
        if (mediaSegment.missing()) {
            liveWindow.add(mediaSegment);
            return;
        }
        segmentQueue.awaitRoom();
        var secret = secret(mediaSegment);
        var init = init(mediaSegment);
        var lease = segments.get(new SegmentKey(mediaSegment.url(), mediaSegment.range()), source);
        ship(new FetchedSegment(mediaSegment, lease, secret, init));
        failures = 0;
    }

    private void leaveOut(MediaSegment mediaSegment, UpstreamException why) throws UpstreamException {
        liveWindow.miss(mediaSegment);
        ailing = true;
        if (++failures >= MOST_FAILURES || hopeless(why)) throw why;
        // Where nothing plays yet there is no time to wait for better.
        if (!begun && failures > 1) throw why;
    }

    /// A refusal may mean that the addresses in the list have expired: then it is found again from the source's own.
    ///
    /// @param coming what was to come, and afterwards what is
    /// @return whether the piece lies elsewhere now
    private boolean renewed(MediaSegment mediaSegment, UpstreamException why, Deque<MediaSegment> coming)
            throws InterruptedException {
        boolean expired = why.trouble() == FailureReason.REFUSED || why.trouble() == FailureReason.NOT_FOUND;
        if (!expired || System.nanoTime() - renewal < 0) return false;
        renewal = System.nanoTime() + RENEWALS.toNanos();
        try {
            found = way.again();
        } catch (UpstreamException e) {
            log.debug("the playlist could not be found again: {}", e.trouble());
            return false;
        }
        boolean stays = found.media().pieces().stream()
                .anyMatch(p -> p.url().equals(mediaSegment.url()) && p.range().equals(mediaSegment.range()));
        if (!stays) coming.clear();
        coming.addAll(window.renewed(found.media(), mediaSegment));
        return !stays;
    }

    private static boolean hopeless(UpstreamException e) {
        return e.trouble() == FailureReason.UNSUPPORTED || e.trouble() == FailureReason.FORBIDDEN;
    }

    private void ship(FetchedSegment fetchedSegment) throws UpstreamException, InterruptedException {
        var segment = fetchedSegment.segment();
        boolean shipped = false;
        try {
            segment.await(0, requests.longest().toNanos());
            var failure = segment.failure();
            if (segment.filled() == 0) throw failure.orElseGet(() -> new UpstreamException(FailureReason.STALLED));
            liveWindow.add(fetchedSegment.piece());
            segmentQueue.put(fetchedSegment);
            shipped = true;
            begun = true;
            segment.awaitOver(LONGEST_FETCH_SECONDS);
            if (segment.failure().isPresent()) throw segment.failure().get();
        } finally {
            if (!shipped) fetchedSegment.close();
        }
    }

    private Optional<Segments.Lease> init(MediaSegment mediaSegment) throws UpstreamException, InterruptedException {
        if (mediaSegment.init().isEmpty()) return Optional.empty();
        var init = mediaSegment.init().get();
        return Optional.of(whole(new SegmentKey(init.url(), init.range())));
    }

    private Optional<FetchedSegment.Secret> secret(MediaSegment mediaSegment)
            throws UpstreamException, InterruptedException {
        if (mediaSegment.key().isEmpty()) return Optional.empty();
        var encryptionKey = mediaSegment.key().get();
        if (encryptionKey.method() == EncryptionKey.Method.PROTECTED
                || encryptionKey.url().isEmpty()) throw new UpstreamException(FailureReason.UNSUPPORTED);
        try (var lease = whole(requests.key(encryptionKey.url()))) {
            var bytes = new byte[16];
            if (lease.segment().read(0, bytes, 0, 16) < 16) throw new UpstreamException(FailureReason.NOT_MEDIA);
            return Optional.of(
                    new FetchedSegment.Secret(list(bytes), mediaSegment.iv().orElseThrow()));
        }
    }

    /// Something small that is needed first.
    private Segments.Lease whole(SegmentKey key) throws UpstreamException, InterruptedException {
        var lease = segments.get(key, requests.small());
        boolean there = false;
        try {
            there = lease.segment().await(Integer.MAX_VALUE, requests.longest().toNanos())
                    && lease.segment().whole();
            if (there) return lease;
            throw lease.segment().failure().orElseGet(() -> new UpstreamException(FailureReason.STALLED));
        } finally {
            if (!there) lease.close();
        }
    }

    private static List<Byte> list(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (var b : bytes) list.add(b);
        return list;
    }
}
