package tv.tributary.upstream.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.testkit.Memory;
import tv.tributary.upstream.account.UpstreamException;

/// Segments that belong to no channel: filled by hand, or fetched from an address. For tests and measuring of what
/// hands them on.
public final class LooseSegments implements AutoCloseable {
    private final Http http = new Http();
    private final Segments segments;
    private final Map<Segment, Segments.Making> growing = new ConcurrentHashMap<>();

    public LooseSegments(long mostBytes) {
        this.segments = Memory.of(mostBytes);
    }

    /// One to fill.
    public Segment empty() {
        var making = segments.make();
        var segment = making.lease().segment();
        growing.put(segment, making);
        return segment;
    }

    public void promise(Segment segment, int bytes) {
        segment.promise(bytes);
    }

    /// Adds to it, and tells.
    public void grow(Segment segment, byte[] bytes) {
        Objects.requireNonNull(growing.get(segment)).put(ByteBuffer.wrap(bytes));
    }

    public void finish(Segment segment) {
        Objects.requireNonNull(growing.remove(segment)).finish();
    }

    public void fail(Segment segment, FailureReason why) {
        segment.finish(Optional.of(new UpstreamException(why)));
    }

    /// Fetched as those of a channel are, once however many ask.
    public Segments.Lease fetch(String url) {
        return segments.get(new SegmentKey(url, Optional.empty(), SegmentKey.ALONE), (key, _) -> {
            try {
                return SegmentInput.of(
                        http.stream(key.url(), Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(20)));
            } catch (NetException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
    }

    public Segments.Counts counts() {
        return segments.counts();
    }

    @Override
    public void close() {
        segments.close();
        http.close();
    }
}
