package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.HlsVariantResolver.LocatedPlaylist;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Loads what one playlist names: fetches new segments through the cache and puts them into the [SegmentQueue],
/// one request at a time. A segment that cannot be had is asked for again while it is listed and not late, or
/// left out; a film is played again and again, a recording once. Runs on a virtual thread of its own until it
/// is interrupted or the playlist ends.
final class HlsLoader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(HlsLoader.class);

    /// So many segments in a row that are not there make a stream that is not there.
    private static final int MOST_FAILURES = 3;
    /// A segment that takes longer to fetch comes too late.
    private static final long LONGEST_FETCH_SECONDS = 60;
    /// What ends sooner is a provider's notice and not a channel.
    private static final long SHORTEST_FILM = 2500;

    private final OriginRequests requests;
    private final SegmentFetcher segmentFetcher;
    private final SegmentQueue segmentQueue = new SegmentQueue();
    private final HlsLiveWindow liveWindow = new HlsLiveWindow();
    private final PlaylistFollower playlist;
    /// How many segments in a row could not be had, and the number of the first.
    private int failures;

    private long lost;
    private Optional<UpstreamException> failure = Optional.empty();
    private boolean begun;

    HlsLoader(
            HlsVariantResolver lists,
            OriginRequests requests,
            Segments segments,
            LocatedPlaylist found,
            PlaylistFollower.Way way) {
        this.requests = requests;
        this.segmentFetcher = new SegmentFetcher(requests, segments);
        this.playlist = new PlaylistFollower(lists, found, way, segmentFetcher::delivers, segmentQueue);
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
        return playlist.live();
    }

    /// Whether it may be over once what has come is played.
    boolean doubtful() {
        return playlist.doubtful();
    }

    @Override
    public void run() {
        try {
            load();
        } catch (UpstreamException e) {
            playlist.ail();
            segmentQueue.end(e);
        } catch (InterruptedException _) {
            segmentQueue.end(new UpstreamException(FailureReason.ENDED));
        } catch (RuntimeException e) {
            log.error("an HLS stream cannot be followed", e);
            segmentQueue.end(new UpstreamException(FailureReason.FAILED));
        }
    }

    private void load() throws UpstreamException, InterruptedException {
        boolean film = playlist.found().media().ended();
        while (true) {
            var fresh = playlist.fresh();
            liveWindow.within(playlist.found().media());
            requests.segments(playlist.target());
            Deque<MediaSegment> coming = new ArrayDeque<>(fresh);
            while (!coming.isEmpty()) fetch(coming.removeFirst(), coming);
            if (playlist.found().media().ended()) {
                if (!begun && failure.isPresent()) throw failure.get();
                if (!film || requests.recorded() || length() < SHORTEST_FILM)
                    throw new UpstreamException(FailureReason.ENDED);
                playlist.startOver();
            } else {
                playlist.pause(fresh);
                playlist.poll();
            }
        }
    }

    private long length() {
        return playlist.found().media().pieces().stream()
                .mapToLong(MediaSegment::millis)
                .sum();
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
            Optional<UpstreamException> broken;
            try {
                broken = ship(mediaSegment);
            } catch (UpstreamException e) {
                log.debug("{} cannot be had: {}", mediaSegment, e.trouble());
                if (e.trouble() == FailureReason.UNREACHABLE) playlist.ail();
                if (renewed(mediaSegment, e, coming)) return;
                var tried = Duration.ofNanos(System.nanoTime() - first);
                boolean others = failures > 0 || playlist.hasOthers();
                var pause = SegmentRetry.pause(e.trouble(), tries, tried, ahead, playlist.target(), others);
                if (pause.isPresent() && playlist.lists(mediaSegment)) {
                    Thread.sleep(pause.get());
                    coming.addAll(playlist.look());
                    continue;
                }
                broken = Optional.of(e);
            }
            if (broken.isEmpty()) failures = 0;
            else leaveOut(mediaSegment, broken.get(), coming);
            return;
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

    private void leaveOut(MediaSegment mediaSegment, UpstreamException why, Deque<MediaSegment> coming)
            throws UpstreamException, InterruptedException {
        log.debug("{} left out: {}", mediaSegment, why.trouble());
        failure = Optional.of(why);
        if (begun) liveWindow.miss(mediaSegment);
        playlist.ail();
        if (++failures == 1) lost = mediaSegment.sequence();
        boolean enough = failures >= MOST_FAILURES || !SegmentRetry.helps(why.trouble());
        // Where nothing plays yet there is no time to wait for better.
        if (!enough && (begun || failures < 2)) return;
        var others = playlist.replace(lost, why);
        failures = 0;
        coming.clear();
        coming.addAll(others);
    }

    /// @param coming what was to come, and afterwards what is
    /// @return whether the segment lies elsewhere now
    private boolean renewed(MediaSegment mediaSegment, UpstreamException why, Deque<MediaSegment> coming)
            throws InterruptedException {
        var renewal = playlist.renewed(mediaSegment, why);
        if (renewal.isEmpty()) return false;
        boolean stays = renewal.get().stays();
        if (!stays) coming.clear();
        coming.addAll(renewal.get().fresh());
        return !stays && playlist.lists(mediaSegment);
    }
}
