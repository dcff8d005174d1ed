package tv.tributary.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.account.UpstreamException;

/// A file that cannot be read from its start to its end, such as an MP4 whose index (`moov`) comes last. An ffmpeg
/// process reads it from the loopback server in the order it likes; each place it goes to is asked for at the
/// provider, on one connection at a time. What breaks off goes on at the same byte. Thread-safe.
final class LoopbackFile implements FfmpegInput {
    private static final Logger log = LoggerFactory.getLogger(LoopbackFile.class);
    private static final int PORTION = 64 << 10;
    private static final String NAME = "file";

    private final OriginRequests requests;
    private final long length;
    private final String address;
    private final LoopbackServer server;

    private final ReentrantLock lock = new ReentrantLock();
    private HttpResponse current;
    private boolean closed;
    private volatile @Nullable UpstreamException end;

    /// @param first an answer that told what it is; closed here
    /// @param length of the file in bytes
    /// @param requests closed with this
    LoopbackFile(HttpResponse first, long length, OriginRequests requests) {
        this.requests = requests;
        this.length = length;
        this.address = first.shownUrl();
        this.current = first;
        this.server = new LoopbackServer(this::answer);
    }

    /// Where ffmpeg finds it.
    String url() {
        return server.address() + NAME;
    }

    private void answer(LoopbackServer.Request request, OutputStream out)
            throws IOException, UpstreamException, InterruptedException {
        if (!request.name().equals(NAME)) {
            LoopbackServer.notFound(out);
            return;
        }
        if (request.from() >= length) {
            LoopbackServer.head(out, "416 Range Not Satisfiable", "Content-Range: bytes */" + length + "\r\n");
            return;
        }
        long last = request.to().filter(to -> to < length).orElse(length - 1);
        LoopbackServer.partialContent(out, request.from(), last, length);
        copy(request.from(), last + 1, out);
    }

    private void copy(long from, long to, OutputStream out)
            throws IOException, UpstreamException, InterruptedException {
        var portion = new byte[PORTION];
        long at = from;
        while (at < to) {
            long began = at;
            var open = open(at);
            try {
                while (at < to) {
                    int n = TsUpstream.read(open.body(), portion, 0);
                    int wanted = (int) Math.min(n, to - at);
                    out.write(portion, 0, wanted);
                    at += wanted;
                }
            } catch (UpstreamException e) {
                // Another place is read by now, or it goes on where it broke off.
                if (!isCurrent(open)) return;
                if (at == began) throw failed(e);
                log.debug("a file broke off at {}: {}", at, e.trouble());
            }
        }
    }

    private HttpResponse open(long from) throws UpstreamException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) throw new UpstreamException(FailureReason.ENDED);
            current.close();
            current = requests.file(from);
            boolean there = current.header("Content-Range")
                    .filter(range -> range.matches("bytes\\s+" + from + "-.*"))
                    .isPresent();
            // A server that knows no ranges sends the whole.
            if (!there && from > 0) throw failed(new UpstreamException(FailureReason.UNSUPPORTED));
            return current;
        } catch (UpstreamException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private UpstreamException failed(UpstreamException why) {
        end = why;
        return why;
    }

    @SuppressWarnings("ReferenceEquality") // An answer is itself.
    private boolean isCurrent(HttpResponse httpResponse) {
        lock.lock();
        try {
            return !closed && httpResponse == current;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<UpstreamException> failure() {
        // Ffmpeg knows better why it ended than that all had been read.
        return Optional.ofNullable(end).filter(e -> e.trouble() != FailureReason.ENDED);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        // Whoever waits for an answer lets go of the lock.
        requests.close();
        lock.lock();
        try {
            closed = true;
            current.close();
        } finally {
            lock.unlock();
        }
        server.close();
    }
}
