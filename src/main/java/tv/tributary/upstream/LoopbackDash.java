package tv.tributary.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;

/// A DASH stream for an ffmpeg process, which reads it from the loopback server: the manifest, cut down to
/// what is played, and its segments, fetched on one connection at a time. What is live and not there yet is
/// waited for. Thread-safe.
final class LoopbackDash implements FfmpegInput {
    private static final Logger log = LoggerFactory.getLogger(LoopbackDash.class);
    private static final String MANIFEST = "manifest.mpd";
    /// Before whole addresses: `to/https/example.com:8443/a.m4s`.
    private static final String SEGMENT = "to/";
    /// So much is fetched at once: of two tracks that are read by turns neither must hold the connection.
    private static final int PORTION = 4 << 20;
    /// Of a server that does not say how much comes, or gives the whole for each of its parts.
    private static final int LARGEST = 64 << 20;

    private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-\\d{1,18}/(\\d{1,18})");
    /// A manifest is asked for no sooner again, though ffmpeg would.
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    /// For so long an old manifest does where there is no newer.
    private static final Duration LONGEST_OLD = Duration.ofSeconds(15);
    /// How often, and for how long, a segment is asked for that is not there.
    private static final Duration AGAIN = Duration.ofMillis(500);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    /// So many segments in a row that are not there make a stream that is not there.
    private static final int MOST_FAILURES = 3;

    private final OriginRequests requests;
    private final VariantChoice choice;
    private final String shownUrl;
    private final LoopbackServer server;

    private final ReentrantLock lock = new ReentrantLock();
    private DashManifest manifest;
    private String text = "";
    private long fetched = System.nanoTime();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable UpstreamException end;

    /// @param first the answer that was the manifest, over
    /// @param requests closed with this
    /// @throws UpstreamException with the reason if it can never be played
    LoopbackDash(HttpResponse first, OriginRequests.Document document, OriginRequests requests, VariantChoice choice)
            throws UpstreamException {
        this.requests = requests;
        this.choice = choice;
        this.shownUrl = first.shownUrl();
        this.manifest = DashManifest.parse(document.bytes(), document.url());
        manifest.select(choice);
        this.server = new LoopbackServer(this::answer);
        this.text = manifest.text(this::here);
    }

    /// Where ffmpeg finds it.
    String url() {
        return server.address() + MANIFEST;
    }

    private String here(String url) {
        return server.address() + SEGMENT + url.replaceFirst("://", "/");
    }

    private void answer(LoopbackServer.Request request, OutputStream out)
            throws IOException, UpstreamException, InterruptedException {
        if (request.name().equals(MANIFEST)) {
            var bytes = manifest().getBytes(StandardCharsets.UTF_8);
            LoopbackServer.head(
                    out, "200 OK", "Content-Type: application/dash+xml\r\nContent-Length: " + bytes.length + "\r\n");
            out.write(bytes);
        } else if (request.name().startsWith(SEGMENT)) {
            segment(request.name().substring(SEGMENT.length()).replaceFirst("/", "://"), request, out);
        } else {
            LoopbackServer.notFound(out);
        }
    }

    private String manifest() throws UpstreamException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long age = System.nanoTime() - fetched;
            if (!manifest.live()) return text;
            if (age < LEAST_BETWEEN.toNanos()) {
                // The process that only looks and the one that plays ask one after the other.
                Thread.sleep(Duration.ofNanos(LEAST_BETWEEN.toNanos() - age));
            }
            refresh();
            return text;
        } finally {
            lock.unlock();
        }
    }

    private void refresh() throws UpstreamException, InterruptedException {
        try {
            var url = manifest.location().orElse(requests.home());
            var document = requests.document(url, RequestScheduler.Rank.FEED);
            var newer = DashManifest.parse(document.bytes(), document.url());
            newer.select(choice);
            text = newer.text(this::here);
            manifest = newer;
            fetched = System.nanoTime();
        } catch (UpstreamException e) {
            log.debug("a manifest could not be read: {}", e.trouble());
            if (System.nanoTime() - fetched > LONGEST_OLD.toNanos()) throw failed(e);
        }
    }

    private void segment(String url, LoopbackServer.Request request, OutputStream out)
            throws IOException, UpstreamException, InterruptedException {
        long at = request.from();
        var portion = fetch(url, at, request.to());
        if (portion.isEmpty()) {
            LoopbackServer.notFound(out);
            return;
        }
        long total = portion.get().total;
        long last = request.to().filter(to -> to < total).orElse(total - 1);
        LoopbackServer.partialContent(out, at, last, total);
        while (portion.isPresent() && portion.get().bytes.length > 0) {
            out.write(portion.get().bytes);
            at += portion.get().bytes.length;
            if (at > last) return;
            portion = fetch(url, at, Optional.of(last));
        }
    }

    /// @param total of the whole, in bytes
    @SuppressWarnings("ArrayRecordComponent") // written at once, compared by nobody
    private record Portion(byte[] bytes, long total) {}

    /// Asks again for what is not there yet; empty if it does not come.
    private Optional<Portion> fetch(String url, long from, Optional<Long> to)
            throws UpstreamException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            try {
                var portion = ask(url, from, to);
                failures.set(0);
                return Optional.of(portion);
            } catch (UpstreamException e) {
                log.debug("a segment cannot be had: {}", e.trouble());
                boolean late = System.nanoTime() + AGAIN.toNanos() > deadline;
                if (!SegmentRetry.helps(e.trouble())) throw failed(e);
                if (late && failures.incrementAndGet() >= MOST_FAILURES) throw failed(e);
                if (late) return Optional.empty();
                Thread.sleep(AGAIN);
            }
        }
    }

    private Portion ask(String url, long from, Optional<Long> to) throws UpstreamException, InterruptedException {
        long most = to.map(last -> Math.min(PORTION, last + 1 - from)).orElse((long) PORTION);
        boolean part = from > 0 || to.isPresent();
        var range = Optional.of("bytes=" + from + "-" + (from + most - 1)).filter(_ -> part);
        try (var httpResponse = requests.part(url, range)) {
            var total = httpResponse
                    .header("Content-Range")
                    .map(RANGE::matcher)
                    .filter(matcher -> matcher.matches() && Long.parseLong(matcher.group(1)) == from)
                    .map(matcher -> Long.parseLong(matcher.group(2)));
            if (total.isEmpty()) skip(httpResponse, from);
            var length = SegmentInput.length(httpResponse);
            var bytes = read(httpResponse, part || length.isPresent() ? most : LARGEST);
            return new Portion(bytes, total.orElse(length.orElse(bytes.length)));
        } catch (IOException | NetException _) {
            throw new UpstreamException(FailureReason.ENDED);
        }
    }

    /// Of a server that knows no ranges and sends the whole.
    private static void skip(HttpResponse httpResponse, long bytes) throws IOException, UpstreamException {
        if (bytes > LARGEST) throw new UpstreamException(FailureReason.UNSUPPORTED);
        if (read(httpResponse, bytes).length < bytes) throw new UpstreamException(FailureReason.ENDED);
    }

    private static byte[] read(HttpResponse httpResponse, long most) throws IOException {
        var all = new ByteArrayOutputStream();
        var some = ByteBuffer.allocate(1 << 16);
        while (all.size() < most) {
            some.clear().limit((int) Math.min(some.capacity(), most - all.size()));
            int n = httpResponse.read(some);
            if (n < 0) break;
            all.write(some.array(), 0, n);
        }
        return all.toByteArray();
    }

    private UpstreamException failed(UpstreamException why) {
        end = why;
        return why;
    }

    @Override
    public Optional<UpstreamException> failure() {
        return Optional.ofNullable(end);
    }

    @Override
    public String address() {
        return shownUrl;
    }

    @Override
    public void close() {
        requests.close();
        server.close();
    }
}
