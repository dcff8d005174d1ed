package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/// The body of a response. One thread reads; any thread may close.
final class Body extends InputStream {
    private final Call call;
    private final Response response;
    private final BufferedSource source;
    /// Held while reading. OkHttp's streams must not be closed under a reader, so whoever comes last closes.
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    Body(Call call, Response response) {
        this.call = call;
        this.response = response;
        this.source = response.body().source();
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
            return source.read(target, from, length);
        } finally {
            leave();
        }
    }

    int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) return 0;
        enter();
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
