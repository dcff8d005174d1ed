package tv.tributary.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/// Sockets that connect through a SOCKS5 proxy (RFC 1928; its login is RFC 1929). The proxy resolves names.
final class Socks5Sockets extends SocketFactory {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int LOGIN = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    /// Longest text of the protocol.
    private static final int LONGEST = 255;

    private final ProxyServer proxy;

    Socks5Sockets(ProxyServer proxy) {
        this.proxy = proxy;
    }

    /// A way to connect a socket that takes over from [Socket#connect(SocketAddress, int)].
    @FunctionalInterface
    interface Connect {
        void to(SocketAddress address, int timeout) throws IOException;
    }

    /// Connects the socket to the proxy by `connect`, and lets that connect it on.
    ///
    /// @param target its name is sent as it is; its address is looked at only where it has no name
    void connect(Socket socket, Connect connect, InetSocketAddress target, int timeout) throws IOException {
        connect.to(proxy.address(), timeout);
        int before = socket.getSoTimeout();
        socket.setSoTimeout(timeout);
        var in = new DataInputStream(socket.getInputStream());
        greet(socket, in);
        var request = ByteBuffer.allocate(7 + LONGEST);
        request.put(new byte[] {VERSION, CONNECT, 0});
        put(request, target.getHostString());
        request.putShort((short) target.getPort());
        send(socket, request);
        var reply = new byte[4];
        in.readFully(reply);
        if (reply[1] != 0) throw new ConnectException("the proxy cannot connect: " + (reply[1] & 0xFF));
        int length = switch (reply[3]) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            default -> in.readUnsignedByte();
        };
        in.readFully(new byte[length + 2]);
        socket.setSoTimeout(before);
    }

    private void greet(Socket socket, DataInputStream in) throws IOException {
        var methods = proxy.hasLogin() ? new byte[] {VERSION, 2, NO_LOGIN, LOGIN} : new byte[] {VERSION, 1, NO_LOGIN};
        socket.getOutputStream().write(methods);
        if (in.readUnsignedByte() != VERSION) throw new ConnectException("this is not a SOCKS5 proxy");
        int method = in.readUnsignedByte();
        if (method == NO_LOGIN) return;
        if (method != LOGIN || !proxy.hasLogin()) throw new ConnectException("the proxy wants a login");
        var login = ByteBuffer.allocate(3 + 2 * LONGEST).put((byte) 1);
        put(login, proxy.user().getBytes(StandardCharsets.UTF_8));
        put(login, proxy.password().getBytes(StandardCharsets.UTF_8));
        send(socket, login);
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) throw new ConnectException("the proxy refuses the login");
    }

    private static void put(ByteBuffer request, String host) throws IOException {
        try {
            var address = InetAddress.ofLiteral(host);
            request.put((byte) (address instanceof Inet4Address ? IPV4 : IPV6)).put(address.getAddress());
        } catch (IllegalArgumentException _) {
            request.put((byte) NAME);
            put(request, host.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(ByteBuffer request, byte[] text) throws IOException {
        if (text.length > LONGEST) throw new ConnectException("too long for a SOCKS5 proxy");
        request.put((byte) text.length).put(text);
    }

    private static void send(Socket socket, ByteBuffer bytes) throws IOException {
        var request = new byte[bytes.flip().remaining()];
        bytes.get(request);
        socket.getOutputStream().write(request);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                Socks5Sockets.this.connect(this, super::connect, (InetSocketAddress) endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        socket.connect(address, 0);
        return socket;
    }
}
