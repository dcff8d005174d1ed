package tv.tributary.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// One HTTP request on a socket of its own, its answer byte for byte: for what proper clients hide. Each wait
/// ends after twenty seconds. Not thread-safe.
public final class Caller implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private String head = "";

    /// @param request request line and headers, lines split by `\n`; `Host` is added. Returns once the answer's head
    ///     is there
    public Caller(int port, String request) {
        this(port);
        ask(request);
        answered();
    }

    private Caller(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same, but returns at once; [#answered] waits for the head.
    public static Caller asking(int port, String request) {
        var caller = new Caller(port);
        caller.ask(request);
        return caller;
    }

    /// One request more over the same connection; [#answered] waits for its head.
    public void ask(String request) {
        try {
            var text = request.strip().replace("\n", "\r\n") + "\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public final Caller answered() {
        try {
            head = readHead();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readHead() throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) throw new IOException("the answer ends after: " + text);
            text.append((char) c);
        }
        return text.toString();
    }

    public int status() {
        return Integer.parseInt(head.split(" ", -1)[1]);
    }

    public Optional<String> header(String name) {
        var start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /// The next packets of a transport stream in the words of [Ts], as many as are asked for.
    public String words(int packets) {
        return Ts.read(bytes(packets * 188));
    }

    public byte[] bytes(int count) {
        try {
            var bytes = in.readNBytes(count);
            if (bytes.length < count) throw new AssertionError("ended after " + Ts.read(bytes));
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next piece of an answer in chunks; empty for the last.
    public byte[] chunk() {
        try {
            var length = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) throw new AssertionError("ended before a chunk");
                length.append((char) c);
            }
            var bytes = bytes(Integer.parseInt(length.toString().strip(), 16));
            in.skipNBytes(2);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything up to the end of the connection; a torn one ends too.
    public byte[] rest() {
        var rest = new ByteArrayOutputStream();
        try {
            var some = new byte[1 << 16];
            for (int n = in.read(some); n >= 0; n = in.read(some)) rest.write(some, 0, n);
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException _) {
            // Torn.
        }
        return rest.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
