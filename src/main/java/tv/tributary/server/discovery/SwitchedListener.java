package tv.tributary.server.discovery;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.route.NetworkListener;

/// Listens on a port of its own while that is wanted, and frees it afterwards. A port that is taken, such as by another
/// media server, is tried again whenever what it depends on has changed. Thread-safe.
///
/// @param <S> the socket it listens on
public abstract class SwitchedListener<S extends Closeable> implements NetworkListener {
    private static final Logger log = LoggerFactory.getLogger(SwitchedListener.class);

    private final String name;
    private final LatestValue<?> changes;
    private final BooleanSupplier wanted;
    private @Nullable Subscription following;
    private @Nullable S socket;
    private boolean closed;

    /// @param name of its thread
    /// @param changes after each of which it is asked again whether it is wanted
    protected SwitchedListener(String name, LatestValue<?> changes, BooleanSupplier wanted) {
        this.name = name;
        this.changes = changes;
        this.wanted = wanted;
    }

    /// Opens the socket.
    ///
    /// @throws IOException if the port is taken
    protected abstract S listen(InetAddress bind) throws IOException;

    /// Answers clients until the socket is closed. Runs on a virtual thread of its own.
    protected abstract void serve(S listening);

    /// Called instead of [#serve] if the socket could not be opened.
    protected abstract void failed(IOException reason);

    /// Called when it is no longer wanted, or when all ends: the socket is closed, if there was one.
    protected void released() {}

    @Override
    public final synchronized void start(InetAddress bind) {
        following = changes.follow(_ -> adjust(bind));
    }

    private synchronized void adjust(InetAddress bind) {
        boolean open = wanted.getAsBoolean() && !closed;
        if (!open) release();
        if (!open || socket != null) return;
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

    protected static void close(@Nullable Closeable closeable) {
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
