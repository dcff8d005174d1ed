package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// An archive of past programmes on the loopback address: a file for each address that it is asked for, another one for
/// each, in parts where those are asked for; a playlist of three such files where it is asked for one. Counts what it
/// is asked. Thread-safe.
public final class ArchiveServer implements HttpHandler, AutoCloseable {
    /// Whole seconds of picture in each.
    private static final int SECONDS = 4;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final String SESSION = "/session";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Predicate<String> absent = _ -> false;
    private volatile Predicate<String> page = _ -> false;
    private volatile boolean redirecting;
    private volatile boolean endless;

    public ArchiveServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this);
        server.start();
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on it has nothing at such addresses.
    public void lose(Predicate<String> addresses) {
        absent = addresses;
    }

    /// From now on it answers such addresses with a page that says all is well.
    public void answerWithPage(Predicate<String> addresses) {
        page = addresses;
    }

    /// From now on each request is sent on to an address of its own.
    public void redirect() {
        redirecting = true;
    }

    /// From now on a recording goes on until the player leaves.
    public void goOnForEver() {
        endless = true;
    }

    /// Paths with their queries, in the order in which they were asked for; those of sessions are left out.
    public List<String> asked() {
        return asked;
    }

    /// How many were ever sent at once.
    public int most() {
        return most.get();
    }

    /// How many are being sent now.
    public int open() {
        return open.get();
    }

    /// What stands at an address.
    public static byte[] at(String address) {
        var pictures = new EndlessTs(address);
        var bytes = new ByteArrayOutputStream();
        for (int n = 0; n < SECONDS * EndlessTs.PICTURES_PER_SECOND; n++) bytes.writeBytes(pictures.nextPicture());
        return bytes.toByteArray();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var address = exchange.getRequestURI().toString();
        try (exchange) {
            if (address.startsWith(SESSION)) {
                send(exchange, address.substring(SESSION.length()));
                return;
            }
            asked.add(address);
            if (exchange.getRequestURI().getPath().endsWith(".m3u8") && !absent.test(address)) {
                var playlist = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n");
                for (int n = 0; n < 3; n++)
                    playlist.append("#EXTINF:4,\nsegment/").append(n).append(".ts\n");
                var words = playlist.append("#EXT-X-ENDLIST\n").toString().getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "application/vnd.apple.mpegurl");
                exchange.sendResponseHeaders(200, words.length);
                exchange.getResponseBody().write(words);
            } else if (absent.test(address)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (page.test(address)) {
                var words = "<html>all is well</html>".getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
                exchange.sendResponseHeaders(200, words.length);
                exchange.getResponseBody().write(words);
            } else if (redirecting) {
                exchange.getResponseHeaders().set("Location", base() + SESSION + address);
                exchange.sendResponseHeaders(302, -1);
            } else {
                send(exchange, address);
            }
        }
    }

    private void send(HttpExchange exchange, String address) throws IOException {
        var file = at(address);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "video/mp2t");
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        try {
            if (endless) {
                exchange.sendResponseHeaders(200, 0);
                var pictures = new EndlessTs(address);
                while (true) exchange.getResponseBody().write(pictures.nextPicture());
            }
            var range = exchange.getRequestHeaders().getFirst("Range");
            var wanted = RANGE.matcher(range == null ? "" : range);
            int from = wanted.matches() ? Integer.parseInt(wanted.group(1)) : 0;
            int to = wanted.matches() && !wanted.group(2).isEmpty()
                    ? Integer.parseInt(wanted.group(2)) + 1
                    : file.length;
            if (wanted.matches()) headers.set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
            exchange.sendResponseHeaders(wanted.matches() ? 206 : 200, to - from);
            exchange.getResponseBody().write(file, from, to - from);
        } catch (IOException _) {
            // The player has gone.
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
