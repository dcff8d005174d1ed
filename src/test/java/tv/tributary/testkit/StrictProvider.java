package tv.tributary.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider on the loopback address that sends so many endless streams at once and answers 403 to one more. It
/// notices a closed connection at once. Thread-safe.
public final class StrictProvider implements AutoCloseable {
    private final LoopbackAcceptor acceptor;
    private final int allowed;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public StrictProvider(int allowed) {
        this.allowed = allowed;
        acceptor = new LoopbackAcceptor(this::serve);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + acceptor.port() + path;
    }

    /// The most connections it ever saw at once, refused ones left out.
    public int most() {
        return most.get();
    }

    public int refused() {
        return refused.get();
    }

    public int asked() {
        return asked.get();
    }

    public int open() {
        return open.get();
    }

    private void serve(Socket socket) throws IOException {
        var in = socket.getInputStream();
        for (int blank = 0, c; blank < 4 && (c = in.read()) >= 0; ) blank = c == '\r' || c == '\n' ? blank + 1 : 0;
        asked.incrementAndGet();
        int now = open.incrementAndGet();
        try {
            if (now > allowed) {
                refused.incrementAndGet();
                say(socket.getOutputStream(), "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            } else {
                most.accumulateAndGet(now, Math::max);
                Thread.ofVirtual().start(() -> send(socket));
                while (in.read() >= 0) Thread.onSpinWait();
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private void send(Socket socket) {
        try {
            var out = socket.getOutputStream();
            say(out, "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\n\r\n");
            var pictures = new EndlessTs("strict");
            for (int n = 0; n < EndlessTs.PICTURES_PER_SECOND; n++) out.write(pictures.nextPicture());
            while (!closed.await(1_000 / EndlessTs.PICTURES_PER_SECOND, TimeUnit.MILLISECONDS)) {
                out.write(pictures.nextPicture());
            }
        } catch (IOException | InterruptedException _) {
            // The client has gone.
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        closed.countDown();
        acceptor.close();
    }
}
