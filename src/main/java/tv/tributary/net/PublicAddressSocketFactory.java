package tv.tributary.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/// Sockets that connect to public addresses only. The check is made on connecting, so neither a literal address
/// nor DNS rebinding gets past it.
final class PublicAddressSocketFactory extends SocketFactory {
    private final Predicate<InetAddress> isPublic;

    PublicAddressSocketFactory(Predicate<InetAddress> isPublic) {
        this.isPublic = isPublic;
    }

    @Override
    public Socket createSocket() {
        return new PublicSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    private Socket connected(SocketAddress address) throws IOException {
        var socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private final class PublicSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress inet
                    && inet.getAddress() != null
                    && isPublic.test(inet.getAddress())) {
                super.connect(endpoint, timeout);
            } else {
                throw new AddressGuard.ForbiddenAddress();
            }
        }
    }
}
