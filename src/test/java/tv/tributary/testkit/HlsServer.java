package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on this machine for playlists and segments: each path gives what was put there, other paths 404. Remembers
/// what was asked for, and how much at once. Thread-safe.
public final class HlsServer implements AutoCloseable {
    /// An answer that is more than bytes.
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public HlsServer() {
        this("127.0.0.1");
    }

    /// @param address of this machine, such as 127.0.0.2
    public HlsServer(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        var address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
    }

    public HlsServer put(String path, byte[] body) {
        answers.put(path, exchange -> send(exchange, 200, body));
        return this;
    }

    public HlsServer put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public HlsServer put(String path, int status) {
        answers.put(path, exchange -> send(exchange, status, new byte[0]));
        return this;
    }

    public HlsServer put(String path, Script script) {
        answers.put(path, script);
        return this;
    }

    /// The paths asked for so far, in order, without their queries.
    public List<String> asked() {
        return asked;
    }

    public long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /// How many requests were ever under way at once.
    public int most() {
        return most.get();
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange;
                var body = new Body(exchange)) {
            exchange.setStreams(null, body);
            answers.getOrDefault(path, e -> send(e, 404, new byte[0])).answer(exchange);
        }
    }

    /// Counts a request as over before its answer's last byte goes out: who has read that may ask again at once.
    private final class Body extends OutputStream {
        private final HttpExchange exchange;
        private final OutputStream out;
        private long sent;
        private boolean over;

        Body(HttpExchange exchange) {
            this.exchange = exchange;
            this.out = exchange.getResponseBody();
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            sent += count;
            var length = exchange.getResponseHeaders().getFirst("Content-Length");
            if (length == null || sent < Long.parseLong(length)) {
                out.write(bytes, from, count);
                return;
            }
            out.write(bytes, from, count - 1);
            out.flush();
            over();
            out.write(bytes, from + count - 1, 1);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            over();
            out.close();
        }

        private void over() {
            if (!over) open.decrementAndGet();
            over = true;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
