package tv.tributary.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.hls.EncryptionKey;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput.SegmentSource;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.Segments;

/// Fetches the feed's segments through the cache, each with the key and the initialisation section that its reader
/// needs. Thread-safe.
final class SegmentFetcher {
    private final OriginRequests requests;
    private final Segments segments;
    private final SegmentSource source;

    SegmentFetcher(OriginRequests requests, Segments segments) {
        this.requests = requests;
        this.segments = segments;
        this.source = requests.source(RequestScheduler.Rank.FEED);
    }

    /// Returns when its first bytes have come.
    ///
    /// @throws UpstreamException if none come
    FetchedSegment fetch(MediaSegment mediaSegment) throws UpstreamException, InterruptedException {
        var secret = secret(mediaSegment);
        var init = init(mediaSegment);
        var lease = segments.get(requests.here(SegmentKey.of(mediaSegment)), source);
        var fetchedSegment = new FetchedSegment(mediaSegment, lease, secret, init);
        boolean there = false;
        try {
            var segment = fetchedSegment.segment();
            segment.await(0, requests.longest().toNanos());
            there = segment.filled() > 0;
            if (there) return fetchedSegment;
            throw segment.failure().orElseGet(() -> new UpstreamException(FailureReason.STALLED));
        } finally {
            if (!there) fetchedSegment.close();
        }
    }

    /// Whether a segment can be had, for whatever has time.
    boolean delivers(MediaSegment mediaSegment) throws InterruptedException {
        var ahead = requests.source(RequestScheduler.Rank.AHEAD);
        try (var lease = segments.get(requests.here(SegmentKey.of(mediaSegment)), ahead)) {
            return lease.segment().await(Integer.MAX_VALUE, requests.longest().toNanos())
                    && lease.segment().whole()
                    && lease.segment().filled() > 0;
        }
    }

    private Optional<Segments.Lease> init(MediaSegment mediaSegment) throws UpstreamException, InterruptedException {
        if (mediaSegment.init().isEmpty()) return Optional.empty();
        return Optional.of(whole(requests.here(SegmentKey.of(mediaSegment.init().get()))));
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
