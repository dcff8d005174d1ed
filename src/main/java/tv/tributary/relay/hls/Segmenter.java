package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.hls.OpenSegment.CutSegment;
import tv.tributary.relay.hls.PartWriter.PartialSegment;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.upstream.segment.Segments;

/// Cuts a running channel's stream into segments, on a thread of its own. Finished segments are guarded by the
/// session's lock; the rest belongs to that thread.
final class Segmenter implements ViewerSink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Segmenter.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /// So many newest segments are offered: as many as a playlist that begins now lists.
    private static final int OFFERED = 7;
    /// So far back a channel that runs already is cut at once, as far as it is held.
    private static final Duration BACK = Duration.ofSeconds(24);
    private static final int PORTION = 348 * Packet.SIZE;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final long id;
    private final ChannelId channel;
    private final Feeds feeds;
    private final Segments segments;
    private final InstantSource clock;
    private final Duration target;
    private final Packager packager;
    private final PartWriter partWriter;
    private final ExecutorService thread;
    private final Executor lane = this::execute;
    private Optional<TsViewer> tap = Optional.empty();
    private final byte[] portion = new byte[PORTION];
    private boolean begun;
    private boolean closed;

    private final List<CutSegment> cut = new ArrayList<>();
    private long first;
    private Optional<EmptySubtitles> emptySubtitles = Optional.empty();

    /// Listener to what has been cut, on the segmenter's thread.
    interface Told {
        /// To be added with [#add].
        void cut(Segmenter by, CutSegment cutSegment);

        void part(Segmenter by, PartWriter.Made part);

        /// Whether parts are wanted too.
        boolean inParts();
    }

    /// @param id tells it from other suppliers of segments
    /// @param target whole seconds; what no segment is longer than, rounded
    /// @param timestampOffset to what was listed before, where that was not cut here
    Segmenter(
            long id,
            ChannelId channel,
            Feeds feeds,
            Segments segments,
            InstantSource clock,
            Duration target,
            Optional<TimestampOffset> timestampOffset,
            Told told) {
        this.id = id;
        this.channel = channel;
        this.feeds = feeds;
        this.segments = segments;
        this.clock = clock;
        this.target = target;
        this.partWriter = new PartWriter(segments);
        this.packager = new Packager(segments::make, output(told), clock, target, timestampOffset);
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("hls-cut-" + channel).factory());
    }

    private OpenSegment.Output output(Told told) {
        return new OpenSegment.Output() {
            @Override
            public void part(PartialSegment partialSegment) {
                if (!told.inParts()) return;
                try (var made = partWriter.make(partialSegment)) {
                    told.part(Segmenter.this, made);
                }
            }

            @Override
            public void segment(CutSegment cutSegment) {
                partWriter.begin();
                told.cut(Segmenter.this, cutSegment);
            }
        };
    }

    /// Begins with what the channel holds already.
    ///
    /// @param from nothing before that place in its stream
    void open(long from) {
        execute(() -> tap(BACK, from));
    }

    private void tap(Duration behind, long from) {
        if (closed) return;
        begun = false;
        tap = feeds.tap(channel, behind, from, lane, this);
        dataAvailable();
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException _) {
            log.debug("channel {} is not cut any more", channel);
        }
    }

    @Override
    public void dataAvailable() {
        if (tap.isEmpty() || closed) return;
        var viewer = tap.get();
        for (var packets = viewer.next(); packets.hasRemaining(); packets = viewer.next()) {
            if (!begun) packager.since(clock.instant().minus(viewer.age()));
            begun = true;
            int count = Math.min(packets.remaining() / Packet.SIZE * Packet.SIZE, PORTION);
            packets.get(portion, 0, count);
            if (viewer.intact()) {
                packager.take(portion, count);
                viewer.taken(count);
            } else {
                log.debug("channel {} was quicker than it could be cut", channel);
                packager.lose();
            }
        }
    }

    /// The channel goes on in another coding, or was quicker than this thread, or is over.
    @Override
    public void end() {
        packager.end();
        tap(Duration.ZERO, 0);
    }

    /// What there is makes the last segment. Not to be called with the session's lock held.
    @Override
    public void close() {
        try {
            var last = thread.submit(this::finish);
            thread.shutdown();
            last.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            log.debug("channel {} was not cut any more", channel);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the last segment of channel {} could not be cut", channel, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        closed = true;
        tap.ifPresent(TsViewer::leave);
        // What it is told after this thread has ended it would never do.
        tap.ifPresent(TsViewer::release);
        packager.end();
        partWriter.close();
    }

    // Under the session's lock.

    long id() {
        return id;
    }

    void add(CutSegment cutSegment) {
        cut.add(cutSegment);
        if (cut.size() <= OFFERED) return;
        cut.removeFirst().lease().close();
        first++;
    }

    /// What is cut here has no subtitles.
    SegmentWindow supply(String list) {
        if (!PlaylistName.isSubtitles(list)) return supply();
        var silence = emptySubtitles.orElseGet(() -> new EmptySubtitles(segments.make()));
        emptySubtitles = Optional.of(silence);
        return silence.like(supply());
    }

    private SegmentWindow supply() {
        return new SegmentWindow(
                id, first, target.toMillis(), cut.stream().map(Segmenter::offer).toList());
    }

    private static SourceSegment offer(CutSegment cutSegment) {
        return new SourceSegment(
                cutSegment.duration(),
                cutSegment.discontinuity(),
                cutSegment.independent(),
                false,
                time(cutSegment.time()),
                SegmentType.TS,
                new SegmentContent.Held(cutSegment.lease()),
                Optional.empty(),
                Optional.empty());
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /// Lets go of all that was cut.
    void clear() {
        cut.forEach(cutSegment -> cutSegment.lease().close());
        first += cut.size();
        cut.clear();
        emptySubtitles.ifPresent(EmptySubtitles::close);
        emptySubtitles = Optional.empty();
    }
}
