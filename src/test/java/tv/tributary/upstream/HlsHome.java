package tv.tributary.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.segment.SegmentKey;

/// A provider of HLS on this machine, with one source that is opened as viewers do. To be closed.
final class HlsHome implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final Ts ts = Ts.first();

    Upstream open(String path) throws Exception {
        var timeouts = new Timeouts(LONG, Duration.ZERO, Duration.ZERO);
        var candidate = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url(path),
                Map.of(),
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, LONG));
        return new Upstreams(http, new Slots(), () -> timeouts, Memory.of(64 << 20), BundledFfmpeg.FFMPEG)
                .open(candidate, SlotRequest.of(Priority.VIEWER, "Alpha"));
    }

    /// Asks on until a window is as it should be.
    static TrackWindow until(Upstream upstream, Predicate<TrackWindow> wanted) throws Exception {
        var source = upstream.hls().orElseThrow();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < deadline) {
            var window = source.window(source.tracks().getFirst());
            if (wanted.test(window)) return window;
            Thread.onSpinWait();
        }
        throw new AssertionError("not in time: " + source.window(source.tracks().getFirst()));
    }

    byte[] picture() {
        return ts.write("PAT PMT K p p");
    }

    static String live(long first, String... segments) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (var segment : segments) text.append("#EXTINF:6,\n").append(segment).append('\n');
        return text.toString();
    }

    static SegmentKey key(String url) {
        return new SegmentKey(url, Optional.empty(), SegmentKey.ALONE);
    }

    /// Of a segment that is listed under that number.
    static SegmentKey key(String url, long number) {
        return new SegmentKey(url, Optional.empty(), number);
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
