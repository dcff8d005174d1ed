package tv.tributary.server.hdhomerun;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Subscription;
import tv.tributary.server.route.NetworkListener;

/// Listens on a port of its own while there are tuners, and frees it with the last of them. A port that is taken, by a
/// real device's tool or another media server, is tried again whenever tuners change. Thread-safe.
///
/// @param <S> the socket it listens on
abstract class TunerListener<S extends Closeable> implements NetworkListener {
    private static final Logger log = LoggerFactory.getLogger(TunerListener.class);

    private final String name;
    private final Tuners tuners;
    private @Nullable Subscription following;
    private @Nullable S socket;
    private boolean closed;

    /// @param name of its thread
    TunerListener(String name, Tuners tuners) {
        this.name = name;
        this.tuners = tuners;
    }

    /// Opens the socket.
    ///
    /// @throws IOException if the port is taken
    abstract S listen(InetAddress bind) throws IOException;

    /// Answers clients until the socket is closed. Runs on a virtual thread of its own.
    abstract void serve(S listening);

    /// Called instead of [#serve] if the socket could not be opened.
    abstract void failed(IOException reason);

    /// Called when there are no tuners any more, or when all ends: the socket is closed, if there was one.
    void released() {}

    @Override
    public final synchronized void start(InetAddress bind) {
        following = tuners.live().follow(_ -> adjust(bind));
    }

    private synchronized void adjust(InetAddress bind) {
        boolean wanted = !tuners.all().isEmpty() && !closed;
        if (!wanted) release();
        if (!wanted || socket != null) return;
        try {
            var opened = listen(bind);
            socket = opened;
            Thread.ofVirtual().name(name).start(() -> serve(opened));
        } catch (IOException e) {
            failed(e);
        }
    }

    private void release() {
        close(socket);
        socket = null;
        released();
    }

    static void close(@Nullable Closeable closeable) {
        try {
            if (closeable != null) closeable.close();
        } catch (IOException e) {
            log.debug("could not close", e);
        }
    }

    @Override
    public final synchronized void close() {
        closed = true;
        if (following != null) following.close();
        release();
    }
}
