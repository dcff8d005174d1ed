package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Creates the sockets of one live stream. The HTTP client reads 8 KB at a time and sets a timer for each; here each
/// read takes all there is, and the socket itself detects a stall. For one call at a time, of which one thread reads.
final class StreamingSocketFactory extends SocketFactory {
    /// What Java reads from a socket at once at most.
    private static final int LARGEST_READ = 1 << 17;

    private final Optional<Socks5Sockets> socks;
    private volatile int stallMillis;
    private volatile @Nullable Socket newest;
    /// The network had nothing more and all of it was handed out.
    private volatile boolean dry;
    /// What was read from last.
    private @Nullable WideInput input;
    private long reads;

    /// @param socks what they connect by, if not directly
    /// @param stall longest wait for the next bytes before a read fails with a timeout
    StreamingSocketFactory(Optional<Socks5Sockets> socks, Duration stall) {
        this.socks = socks;
        this.stallMillis = millis(stall);
    }

    private static int millis(Duration stall) {
        return Math.clamp(stall.toMillis(), 1, Integer.MAX_VALUE);
    }

    /// The longest wait from now on.
    void stall(Duration stall) throws SocketException {
        stallMillis = millis(stall);
        var socket = newest;
        if (socket != null) socket.setSoTimeout(stallMillis);
    }

    /// Whether a read would have to wait for the network, as far as the network had told at the last look.
    boolean dry() {
        return dry;
    }

    /// How often the client has read from the network.
    long reads() {
        return reads;
    }

    /// Reads from the connection that the client read from last, past the client.
    int read(byte[] target, int at, int length) throws IOException {
        var open = input;
        if (open == null) throw new IOException("nothing was read yet");
        return open.read(target, at, length);
    }

    @Override
    public Socket createSocket() {
        var socket = new WideSocket();
        newest = socket;
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }

    private final class WideSocket extends Socket {
        private final Object opening = new Object();
        private @Nullable WideInput input;

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (socks.isEmpty()) super.connect(endpoint, timeout);
            else socks.get().connect(this, super::connect, (InetSocketAddress) endpoint, timeout);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            synchronized (opening) {
                if (input == null) input = new WideInput(super.getInputStream());
                return input;
            }
        }

        /// The client has no limit of its own for reading: the stream's holds.
        @Override
        public synchronized void setSoTimeout(int timeout) throws SocketException {
            super.setSoTimeout(timeout == 0 ? stallMillis : timeout);
        }
    }

    private final class WideInput extends InputStream {
        private final InputStream socket;
        private final byte[] bytes = new byte[LARGEST_READ];
        private int from;
        private int to;

        WideInput(InputStream socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[from++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int at, int length) throws IOException {
            if (length == 0) return 0;
            reads++;
            input = this;
            if (from == to && length > bytes.length / 4) return readThrough(target, at, length);
            if (!fill()) return -1;
            int n = Math.min(length, to - from);
            System.arraycopy(bytes, from, target, at, n);
            from += n;
            dry = from == to && to < bytes.length;
            return n;
        }

        /// Without a stop in between.
        private int readThrough(byte[] target, int at, int length) throws IOException {
            int n = socket.read(target, at, length);
            dry = n < Math.min(length, LARGEST_READ);
            return n;
        }

        private boolean fill() throws IOException {
            if (from < to) return true;
            int n = socket.read(bytes, 0, bytes.length);
            from = 0;
            to = Math.max(0, n);
            return n > 0;
        }

        @Override
        public int available() throws IOException {
            return to - from + socket.available();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
