package tv.tributary.server.route;

import java.io.IOException;
import java.net.InetAddress;

/// Something that listens beside HTTP, such as discovery by SSDP (UDP 1900) or of HDHomeRun tuners (UDP 65001). The
/// server starts it once it listens itself, and closes it before it stops.
public interface NetworkListener extends AutoCloseable {
    /// Called once. [BaseUrls#own] knows the server's address by then.
    ///
    /// @param bind the server's own address to listen on; [InetAddress#isAnyLocalAddress] for all
    /// @throws IOException if it cannot listen, such as on a port that is taken; the server continues without it
    ///     and does not close it
    void start(InetAddress bind) throws IOException;

    /// Returns soon. Called once, if it was started.
    @Override
    void close();
}
