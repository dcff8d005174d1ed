package tv.tributary.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.net.SubresourceFetcher;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;
import tv.tributary.upstream.segment.SegmentInput.SegmentSource;
import tv.tributary.upstream.segment.SegmentKey;

/// Requests of one source to its origin, for whatever it is made of: playlists, manifests, segments, keys, byte ranges
/// of a file. With the source's headers, and one at a time, because the account may allow one connection only.
/// Thread-safe.
final class OriginRequests implements AutoCloseable {
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

        /// Whether it is no playlist but a transport stream, of which only the start was read.
        boolean isStream() {
            return Aligner.recognises(bytes, Math.min(bytes.length, STREAM));
        }
    }

    /// So many bytes tell a stream from a playlist.
    private static final int STREAM = 16 << 10;

    /// A playlist that takes longer is none; a segment comes too late.
    private static final Duration DOCUMENT = Duration.ofSeconds(20);

    private static final Duration ENDLESS = Duration.ofDays(365);
    private static final Duration SEGMENT = Duration.ofSeconds(60);

    private static final AtomicLong OPENINGS = new AtomicLong();

    /// A server that knows no ranges gives a whole file for each of its parts: no larger one is taken.
    private static final long MOST_BEFORE = 64 << 20;

    private static final long LARGEST_SMALL = 4 << 20;
    /// The status of an answer that is not the whole.
    private static final int PART = 206;

    private final SubresourceFetcher subresourceFetcher;
    private final Candidate candidate;
    private final Supplier<Timeouts> patience;
    private final RequestScheduler turn = new RequestScheduler();
    private final long opening = OPENINGS.incrementAndGet();
    /// How much stands in front of the media of a segment that has begun to come.
    private final Cache<SegmentKey, Integer> fronts =
            Caffeine.newBuilder().maximumSize(100).build();

    private final HlsKeyAddresses keys = new HlsKeyAddresses(Ticker.systemTicker());

    OriginRequests(SubresourceFetcher subresourceFetcher, Candidate candidate, Supplier<Timeouts> patience) {
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

    /// A transport stream that a playlist names; it keeps the turn.
    HttpResponse stream(String url) throws UpstreamException, InterruptedException {
        return open(url, Optional.empty(), RequestScheduler.Rank.FEED, ENDLESS);
    }

    /// The source's own file from a byte on; it keeps the turn until it is closed.
    HttpResponse file(long from) throws UpstreamException, InterruptedException {
        return open(home(), Optional.of("bytes=" + from + "-"), RequestScheduler.Rank.FEED, ENDLESS);
    }

    /// A segment, or a range of it such as `bytes=0-99`; it keeps the turn until it is closed.
    HttpResponse part(String url, Optional<String> range) throws UpstreamException, InterruptedException {
        return open(url, range, RequestScheduler.Rank.FEED, SEGMENT);
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
            if (to.size() >= STREAM && to.size() < STREAM + n) {
                var start = to.toByteArray();
                if (Aligner.recognises(start, STREAM)) return;
            }
            if (to.size() > PlaylistReader.MOST_BYTES) throw new UpstreamException(FailureReason.NOT_MEDIA);
            if (System.nanoTime() > deadline) throw new UpstreamException(FailureReason.STALLED);
        }
    }

    /// Whether what is asked for was recorded, and ends.
    boolean recorded() {
        return candidate.recorded();
    }

    /// What to ask the cache for instead of a key's address.
    SegmentKey key(String url) {
        return keys.of(url);
    }

    /// What to ask the cache for instead of a segment's place: what other openings of this source had there may have
    /// been another, from before its encoder was started anew.
    SegmentKey here(SegmentKey key) {
        // What stands behind # is never sent.
        return new SegmentKey(key.url() + "#" + opening, key.range(), key.number());
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
                return open(key, from, rank, most);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new UpstreamException(FailureReason.ENDED);
            }
        };
    }

    private SegmentInput open(SegmentKey key, int from, RequestScheduler.Rank rank, long most)
            throws UpstreamException, InterruptedException {
        long front = from == 0 ? 0 : fronts.get(key, _ -> 0);
        var range = key.range();
        long at = range.map(MediaSegment.Range::from).orElse(0L) + front + from;
        long end = range.map(r -> r.from() + r.length()).orElse(Long.MAX_VALUE);
        var asked =
                "bytes=" + at + "-" + range.map(_ -> String.valueOf(end - 1)).orElse("");
        boolean part = range.isPresent() || at > 0;
        var httpResponse = open(key.url(), part ? Optional.of(asked) : Optional.empty(), rank, SEGMENT);
        try {
            var body = new SegmentBody(httpResponse.upTo(most), part ? before(httpResponse, at) : 0, end - at);
            if (from == 0 && key.number() != SegmentKey.ALONE) fronts.put(key, body.trim());
            return body;
        } catch (UpstreamException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// How much an answer has before the byte that was asked for: all that there is, of a server that knows no ranges.
    private static long before(HttpResponse httpResponse, long at) throws UpstreamException {
        var start = httpResponse
                .header("Content-Range")
                .filter(_ -> httpResponse.status() == PART)
                .filter(words -> words.matches("bytes \\d{1,15}-.*"))
                .map(words -> Long.parseLong(words.substring(6, words.indexOf('-'))));
        long before = at - start.orElse(httpResponse.status() == PART ? at : 0L);
        if (before < 0 || before > MOST_BEFORE) throw new UpstreamException(FailureReason.UNSUPPORTED);
        return before;
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
