package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/// The body of a response. One thread reads; any thread may close.
///
/// An endless body without chunks or TLS is read past the client, as soon as that has handed out what it had read: it
/// would copy everything twice more, in pieces of 8 KB.
final class Body extends InputStream {
    /// Bytes that the client hands out at most at once.
    private static final int PORTION = 8192;

    private final Call call;
    private final Response response;
    private final BufferedSource source;
    /// Held while reading. OkHttp's streams must not be closed under a reader, so whoever comes last closes.
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;
    /// By what it is read past the client, if it may be.
    private Optional<StreamingSocketFactory> network = Optional.empty();
    /// The client has handed out all it had read.
    private boolean bare;

    Body(Call call, Response response) {
        this.call = call;
        this.response = response;
        this.source = response.body().source();
    }

    /// The client reads it from these.
    void over(StreamingSocketFactory sockets) {
        boolean asItIs = !response.request().isHttps()
                && response.body().contentLength() < 0
                && response.header("Transfer-Encoding") == null;
        if (asItIs) network = Optional.of(sockets);
    }

    /// Whether a read of so many bytes may have left some with the client.
    boolean mayHoldMore(int count) {
        return !bare && count >= PORTION;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) return 0;
        enter();
        try {
            if (network.isEmpty()) return source.read(target, from, length);
            return bare ? network.get().read(target, from, length) : read(network.get(), target, from, length);
        } finally {
            leave();
        }
    }

    /// Whatever the client read from the network just now it has handed out, unless some is still in its buffer.
    private int read(StreamingSocketFactory from, byte[] target, int at, int length) throws IOException {
        long before = from.reads();
        int n = source.read(target, at, length);
        bare = n > 0 && from.reads() != before && source.getBuffer().size() == 0;
        return n;
    }

    int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) return 0;
        enter();
        bare = false;
        try {
            return source.read(target);
        } finally {
            leave();
        }
    }

    @Override
    public int available() throws IOException {
        enter();
        try {
            return (int) Math.min(source.getBuffer().size(), Integer.MAX_VALUE);
        } finally {
            leave();
        }
    }

    /// Ends a read in progress too. Cancelling comes first: closing alone would read the rest.
    @Override
    public void close() {
        closed = true;
        call.cancel();
        if (reading.tryLock()) leave();
    }

    private void enter() throws IOException {
        reading.lock();
        if (closed) {
            leave();
            throw new IOException("closed");
        }
    }

    private void leave() {
        reading.unlock();
        if (closed && reading.tryLock()) {
            try {
                response.close();
            } finally {
                reading.unlock();
            }
        }
    }
}
