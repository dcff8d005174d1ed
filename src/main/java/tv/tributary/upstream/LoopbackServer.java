package tv.tributary.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.upstream.account.UpstreamException;

/// A loopback HTTP server from which an ffmpeg process reads what is fetched for it, under an unguessable path: its
/// requests go out as ours. Each connection takes one request. Thread-safe.
final class LoopbackServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int LONGEST_REQUEST = 8192;
    private static final Pattern RANGE =
            Pattern.compile("\r\nRange:\\s*bytes=(\\d{1,18})-(\\d{0,18})\\s*\r\n", Pattern.CASE_INSENSITIVE);

    /// A request.
    ///
    /// @param name its path below [#address]
    /// @param from its first byte
    /// @param to its last byte; empty for all that follow
    record Request(String name, long from, Optional<Long> to) {}

    /// Gives the answers, each on a virtual thread of its own.
    @FunctionalInterface
    interface Answers {
        void answer(Request request, OutputStream out) throws IOException, UpstreamException, InterruptedException;
    }

    private final Answers answers;
    private final String path;
    private final ServerSocket server;

    LoopbackServer(Answers answers) {
        this.answers = answers;
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        path = "/" + HexFormat.of().formatHex(secret) + "/";
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("loopback").start(this::accept);
    }

    /// What stands before each name.
    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                Thread.ofVirtual().name("loopback-request").start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(5000);
            var head = head(socket);
            var words = head.split("[ \r\n]", 3);
            if (words.length > 1 && words[1].startsWith(path)) {
                var name = words[1].substring(path.length());
                answers.answer(request(name, head), socket.getOutputStream());
            }
            socket.shutdownOutput();
        } catch (IOException | UpstreamException e) {
            log.debug("an answer was not taken: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(String name, String head) {
        var range = RANGE.matcher(head);
        if (!range.find()) return new Request(name, 0, Optional.empty());
        var to = Optional.of(range.group(2)).filter(digits -> !digits.isEmpty()).map(Long::valueOf);
        return new Request(name, Long.parseLong(range.group(1)), to);
    }

    private static String head(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.length() < LONGEST_REQUEST && head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) break;
            head.append((char) c);
        }
        return head.toString();
    }

    /// Begins an answer.
    ///
    /// @param status with its word, such as `200 OK`
    /// @param headers each with its line's end
    static void head(OutputStream out, String status, String headers) throws IOException {
        out.write(("HTTP/1.0 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The head of the answer to a request for a range (RFC 9110, 14.4).
    ///
    /// @param last inclusive
    static void partialContent(OutputStream out, long first, long last, long length) throws IOException {
        head(
                out,
                "206 Partial Content",
                "Accept-Ranges: bytes\r\nContent-Range: bytes " + first + "-" + last + "/" + length
                        + "\r\nContent-Length: " + (last + 1 - first) + "\r\n");
    }

    static void notFound(OutputStream out) throws IOException {
        head(out, "404 Not Found", "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.debug("a loopback server could not be closed", e);
        }
    }
}
