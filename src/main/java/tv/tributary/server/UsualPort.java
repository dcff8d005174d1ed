package tv.tributary.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.discovery.SwitchedListener;

/// Answers on the usual port of HTTP as well, while that is switched on: Jellyfin asks a tuner that it has found there
/// and nowhere else. Thread-safe.
final class UsualPort extends SwitchedListener<Closeable> {
    private static final Logger log = LoggerFactory.getLogger(UsualPort.class);
    static final int PORT = 80;

    private final ServerDiscovery discovery;
    private final PortOpener opener;
    private final IntSupplier own;
    private final int port;

    /// Opens a port that answers as the server's own one does, until it is closed.
    interface PortOpener {
        Closeable open(InetAddress bind, int port) throws IOException;
    }

    /// @param own the server's own port
    UsualPort(ServerDiscovery discovery, PortOpener opener, IntSupplier own) {
        this(discovery, opener, own, PORT);
    }

    /// @param port another one than clients ask, for tests
    UsualPort(ServerDiscovery discovery, PortOpener opener, IntSupplier own, int port) {
        super("port 80", discovery.settings(), () -> discovery.settings().get().port80());
        this.discovery = discovery;
        this.opener = opener;
        this.own = own;
        this.port = port;
    }

    @Override
    protected Closeable listen(InetAddress bind) throws IOException {
        Closeable opened = own.getAsInt() == port ? () -> {} : opener.open(bind, port);
        discovery.set(DiscoveryMethod.PORT_80, DiscoveryState.LISTENING);
        return opened;
    }

    @Override
    protected void serve(Closeable listening) {
        // Undertow's own threads do.
    }

    @Override
    protected void failed(IOException reason) {
        discovery.set(DiscoveryMethod.PORT_80, reason);
        log.info("port {} is not to be had: {}", port, reason.getMessage());
    }

    @Override
    protected void released() {
        discovery.set(DiscoveryMethod.PORT_80, DiscoveryState.OFF);
    }
}
