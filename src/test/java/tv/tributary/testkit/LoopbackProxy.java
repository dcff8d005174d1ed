package tv.tributary.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on this machine, HTTP and SOCKS5 on one port. It knows no names: whatever is asked for lies on this machine.
public final class LoopbackProxy implements AutoCloseable {
    private final LoopbackAcceptor acceptor;
    private final String login;
    private final List<String> targets = new CopyOnWriteArrayList<>();

    /// @param login `user:password` that it wants; empty for none
    public LoopbackProxy(String login) {
        this.login = login;
        acceptor = new LoopbackAcceptor(this::serve);
    }

    /// @param scheme `http` or `socks5`
    public String url(String scheme) {
        return scheme + "://" + (login.isEmpty() ? "" : login + "@") + "127.0.0.1:" + acceptor.port();
    }

    /// What it was asked to connect to so far, as `name:port`.
    public List<String> targets() {
        return targets;
    }

    private void serve(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        int first = in.read();
        if (first == 5) socks(socket, in);
        else http(socket, in, (char) first);
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        var out = client.getOutputStream();
        in.readNBytes(in.readUnsignedByte());
        if (!login.isEmpty()) {
            out.write(new byte[] {5, 2});
            in.readUnsignedByte();
            var given = text(in) + ":" + text(in);
            out.write(new byte[] {1, (byte) (given.equals(login) ? 0 : 1)});
            if (!given.equals(login)) return;
        } else {
            out.write(new byte[] {5, 0});
        }
        in.readNBytes(3);
        var host = in.readUnsignedByte() == 3
                ? text(in)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        int port = in.readUnsignedShort();
        targets.add(host + ":" + port);
        try (var on = connect(port)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            pipe(client, on);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private void http(Socket client, InputStream in, char first) throws IOException {
        var head = new StringBuilder().append(first);
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) return;
            head.append((char) c);
        }
        var basic = java.util.Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        if (!login.isEmpty() && head.indexOf("Proxy-Authorization: Basic " + basic) < 0) {
            write(client, """
                    HTTP/1.1 407 Login\r
                    Proxy-Authenticate: Basic realm="x"\r
                    Content-Length: 0\r
                    Connection: close\r
                    \r
                    """);
            return;
        }
        var target = head.toString().split(" ", -1)[1].replaceFirst("^http://([^/]+).*", "$1");
        targets.add(target);
        try (var on = connect(Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)))) {
            if (head.indexOf("CONNECT") == 0) write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            else write(on, head.toString().replaceFirst("http://[^/]+", "").replaceAll("Proxy-[^\r]*\r\n", ""));
            pipe(client, on);
        }
    }

    private Socket connect(int port) throws IOException {
        return acceptor.closing(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pipe(Socket one, Socket other) throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                copy(one.getInputStream(), other.getOutputStream());
                other.shutdownOutput();
            } catch (IOException _) {
                // One side went away.
            }
        });
        copy(other.getInputStream(), one.getOutputStream());
        one.shutdownOutput();
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
