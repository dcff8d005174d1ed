package tv.tributary.upstream;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.net.SubresourceFetcher;
import tv.tributary.upstream.account.Timeouts;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.SegmentSource;

/// Requests of one HLS source for playlists, segments and keys: with its headers, and one at a time, because the
/// account may allow one connection only. Thread-safe.
final class HlsRequests implements AutoCloseable {
    /// A playlist as it came.
    static final class Document {
        private final byte[] bytes;
        private final String url;

        private Document(byte[] bytes, String url) {
            this.bytes = bytes;
            this.url = url;
        }

        byte[] bytes() {
            return bytes;
        }

        /// Where it came from, after redirects.
        String url() {
            return url;
        }
    }

    /// A playlist that takes longer is none; a segment comes too late.
    private static final Duration DOCUMENT = Duration.ofSeconds(20);

    private static final Duration SEGMENT = Duration.ofSeconds(60);

    private static final long LARGEST_SMALL = 4 << 20;
    /// The status of an answer that is not the whole.
    private static final int PART = 206;

    private final SubresourceFetcher subresourceFetcher;
    private final Candidate candidate;
    private final Supplier<Timeouts> patience;
    private final RequestScheduler turn = new RequestScheduler();
    private final HlsKeyAddresses keys = new HlsKeyAddresses(Ticker.systemTicker());

    HlsRequests(SubresourceFetcher subresourceFetcher, Candidate candidate, Supplier<Timeouts> patience) {
        this.subresourceFetcher = subresourceFetcher;
        this.candidate = candidate;
        this.patience = patience;
    }

    String home() {
        return candidate.url();
    }

    Timeouts patience() {
        return patience.get();
    }

    /// Longest wait for the next bytes of something.
    Duration stall() {
        return candidate.grace().stall().plus(patience.get().beyond());
    }

    /// So long a segment of the feed's lasts at most.
    void segments(Duration target) {
        turn.segments(target);
    }

    /// Whoever waits for something that was asked for need not wait longer: it gives up by itself, but may have to
    /// wait for its turn first.
    Duration longest() {
        return patience().connect().plus(stall()).plus(RequestScheduler.LONGEST);
    }

    Document document(String url, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        try (var httpResponse = open(url, Optional.empty(), rank, DOCUMENT)) {
            return document(httpResponse, new byte[0]);
        }
    }

    /// The rest of a playlist. Some servers pack what nobody asked them to pack, without a word or with one that is not
    /// true: its bytes tell.
    ///
    /// @param first what has been read of it
    /// @throws UpstreamException NOT_MEDIA if it is larger than any, STALLED if it breaks off or takes too long
    static Document document(HttpResponse httpResponse, byte[] first) throws UpstreamException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        try (var body = httpResponse.body()) {
            copy(body, all);
            return new Document(unpacked(all), httpResponse.finalUrl());
        } catch (IOException | NetException _) {
            throw new UpstreamException(FailureReason.STALLED);
        }
    }

    /// By gzip, whatever the headers say.
    static boolean isPacked(byte[] b, int have) {
        return have >= 3 && b[0] == 0x1F && (b[1] & 0xFF) == 0x8B && b[2] == 8;
    }

    private static byte[] unpacked(ByteArrayOutputStream all) throws IOException, UpstreamException {
        var bytes = all.toByteArray();
        if (!isPacked(bytes, bytes.length)) return bytes;
        var plain = new ByteArrayOutputStream();
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            copy(packed, plain);
        }
        return plain.toByteArray();
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException, UpstreamException {
        var buffer = new byte[8192];
        long deadline = System.nanoTime() + DOCUMENT.toNanos();
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            if (to.size() > PlaylistReader.MOST_BYTES) throw new UpstreamException(FailureReason.NOT_MEDIA);
            if (System.nanoTime() > deadline) throw new UpstreamException(FailureReason.STALLED);
        }
    }

    /// What to ask the cache for instead of a key's address.
    SegmentKey key(String url) {
        return keys.of(url);
    }

    /// How segments are asked for: each waits for its turn and keeps it until all has come.
    SegmentSource source(RequestScheduler.Rank rank) {
        return source(rank, Long.MAX_VALUE);
    }

    /// The same for keys, and for what decoders need first. The feed may need it too, so it comes first whoever asks.
    SegmentSource small() {
        return source(RequestScheduler.Rank.FEED, LARGEST_SMALL);
    }

    private SegmentSource source(RequestScheduler.Rank rank, long most) {
        return (key, from) -> {
            try {
                return open(key, from, rank).upTo(most);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new UpstreamException(FailureReason.ENDED);
            }
        };
    }

    private HttpResponse open(SegmentKey key, int from, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        var httpResponse = open(key.url(), range(key, from), rank, SEGMENT);
        try {
            // A server that knows no ranges would give the whole file for each of its parts.
            if (key.range().isPresent() && httpResponse.status() != PART)
                throw new UpstreamException(FailureReason.UNSUPPORTED);
            if (from > 0)
                begin(httpResponse, key.range().map(MediaSegment.Range::from).orElse(0L) + from);
            return httpResponse;
        } catch (UpstreamException e) {
            httpResponse.close();
            throw e;
        }
    }

    private static Optional<String> range(SegmentKey key, int from) {
        if (key.range().isPresent()) {
            var part = key.range().get();
            return Optional.of("bytes=" + (part.from() + from) + "-" + (part.from() + part.length() - 1));
        }
        return from == 0 ? Optional.empty() : Optional.of("bytes=" + from + "-");
    }

    /// What comes next of it is the byte `at`: a server that knows no ranges gives what comes before, too.
    private static void begin(HttpResponse httpResponse, long at) throws UpstreamException {
        if (httpResponse.status() != PART) {
            skip(httpResponse, at);
            return;
        }
        var words = httpResponse.header("Content-Range").orElse("");
        if (!words.startsWith("bytes " + at + "-")) throw new UpstreamException(FailureReason.UNSUPPORTED);
    }

    private static void skip(HttpResponse httpResponse, long count) throws UpstreamException {
        var nowhere = ByteBuffer.allocate(8192);
        try {
            for (long left = count; left > 0; left -= nowhere.position()) {
                nowhere.clear().limit((int) Math.min(nowhere.capacity(), left));
                if (httpResponse.read(nowhere) < 0) throw new UpstreamException(FailureReason.ENDED);
            }
        } catch (IOException | NetException _) {
            throw new UpstreamException(FailureReason.ENDED);
        }
    }

    private HttpResponse open(String url, Optional<String> range, RequestScheduler.Rank rank, Duration whole)
            throws UpstreamException, InterruptedException {
        var hold = turn.take(rank);
        boolean opened = false;
        try {
            // As long as there is no answer to close.
            hold.cancelBy(Thread.currentThread()::interrupt);
            var httpResponse = ask(url, range, whole).closing(hold::give);
            opened = true;
            hold.cancelBy(httpResponse::close);
            return httpResponse;
        } finally {
            if (!opened) hold.give();
        }
    }

    private HttpResponse ask(String url, Optional<String> range, Duration whole) throws UpstreamException {
        Map<String, String> headers = new HashMap<>(candidate.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Range"));
        range.ifPresent(bytes -> headers.put("Range", bytes));
        var now = patience.get();
        HttpResponse httpResponse;
        try {
            httpResponse = subresourceFetcher.open(url, headers, now.connect(), stall(), whole);
        } catch (NetException e) {
            throw UpstreamException.of(e);
        }
        try {
            UpstreamException.check(httpResponse);
            return httpResponse;
        } catch (UpstreamException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// The source is left: what is under way ends, and nothing more is asked for.
    @Override
    public void close() {
        turn.close();
    }
}
