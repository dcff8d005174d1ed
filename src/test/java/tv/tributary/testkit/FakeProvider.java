package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An IPTV provider on the loopback address: a list at [#list()] with a login in its URL, and for each of its channels
/// an endless stream. Counts what is asked of it. Thread-safe.
public final class FakeProvider implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeProvider(String... channels) {
        names.addAll(List.of(channels));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/get.php", this::sendList);
        server.createContext("/live/", this::sendStream);
        server.start();
    }

    /// Its list's URL, login included.
    public String list() {
        return base() + "/get.php?username=ann&password=secret&type=m3u_plus&output=ts";
    }

    /// From now on its list holds these instead.
    public void offer(String... channels) {
        names.clear();
        names.addAll(List.of(channels));
    }

    /// How many streams it is sending now.
    public int open() {
        return open.get();
    }

    /// How many it ever sent at once.
    public int most() {
        return most.get();
    }

    /// How many were ever asked for.
    public int opened() {
        return opened.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void sendList(HttpExchange exchange) throws IOException {
        var list = new StringBuilder("#EXTM3U\n");
        var all = new ArrayList<>(names);
        for (int n = 0; n < all.size(); n++) {
            list.append("#EXTINF:-1 tvg-id=\"id%d\" group-title=\"Home\",%s\n".formatted(n + 1, all.get(n)))
                    .append("%s/live/ann/secret/%d.ts\n".formatted(base(), n + 1));
        }
        var bytes = list.toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "audio/x-mpegurl");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void sendStream(HttpExchange exchange) throws IOException {
        opened.incrementAndGet();
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
            exchange.sendResponseHeaders(200, 0);
            var pictures = new EndlessTs(exchange.getRequestURI().getPath());
            var body = exchange.getResponseBody();
            // The first second at once, as real servers do, then at the pace of the clock.
            for (int n = 0; n < EndlessTs.PICTURES_PER_SECOND; n++) body.write(pictures.nextPicture());
            while (!closed.await(1_000 / EndlessTs.PICTURES_PER_SECOND, TimeUnit.MILLISECONDS)) {
                body.write(pictures.nextPicture());
                body.flush();
            }
        } catch (IOException _) {
            // The client has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }
}
