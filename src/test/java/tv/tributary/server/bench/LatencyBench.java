package tv.tributary.server.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tv.tributary.testkit.EndlessTs;

/// Measures what a viewer and a caller of the API notice while a large list is read:
/// `LatencyBench URL API-TOKEN-FILE ENTRIES [films]` (then nine of ten are films) beside a product that runs elsewhere,
/// best bound to one core
/// (`taskset -c 0`) while this one has another. Prints the longest call of each kind and the viewer's longest gap,
/// before and during the reading.
public final class LatencyBench {
    private static final long PICTURE_NANOS = 1_000_000_000L / EndlessTs.PICTURES_PER_SECOND;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private final Map<String, List<Long>> calls = new HashMap<>();
    private final AtomicLong gap = new AtomicLong();

    private LatencyBench(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new LatencyBench(
                arguments[0], Files.readString(Path.of(arguments[1])).strip());
        bench.run(Integer.parseInt(arguments[2]), arguments.length > 3);
        System.exit(0);
    }

    private void run(int entries, boolean films) throws Exception {
        var upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.setExecutor(Executors.newCachedThreadPool());
        upstream.createContext("/live", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                var ts = new EndlessTs("bench");
                for (var next = System.nanoTime(); ; next += PICTURE_NANOS) {
                    out.write(ts.nextPicture());
                    out.flush();
                    LockSupport.parkNanos(next + PICTURE_NANOS - System.nanoTime());
                }
            }
        });
        upstream.start();
        var live = "http://127.0.0.1:" + upstream.getAddress().getPort() + "/live/u/p/1.ts";
        add("Live", list("#EXTM3U\n#EXTINF:-1,Watched\n" + live + "\n"));
        awaitJobs();
        var channel = field(call("GET", "/api/channels?limit=1", ""), "\"id\":");
        var playlist = textField(call("GET", "/api/system/status", ""), "\"playlistUrl\":\"");
        Thread.ofPlatform().daemon().start(() -> watch(playlist.replace("playlist.m3u", "watch/" + channel + ".ts")));
        Thread.sleep(3_000);
        measure("quiet, 5 s", channel, () -> false, 5_000);
        add("Large", large(entries, films));
        measure(
                entries + " entries",
                channel,
                () -> !call("GET", "/api/jobs", "").contains("running"),
                900_000);
        System.out.println(call("GET", "/api/system/status", ""));
        System.out.println(call("GET", "/api/providers/2", "").replaceAll(".*\"last", "\"last"));
        measure("afterwards, 5 s", channel, () -> false, 5_000);
    }

    private interface Over {
        boolean now() throws Exception;
    }

    private void measure(String what, String channel, Over over, long mostMillis) throws Exception {
        calls.clear();
        gap.set(0);
        var begun = System.nanoTime();
        var hidden = false;
        do {
            call("GET", "/api/system/status", "");
            call("GET", "/api/channels?limit=100", "");
            call("GET", "/api/channels/" + channel, "");
            call("GET", "/api/system/stats/realtime?once=true", "");
            call("POST", "/api/channels/" + (hidden ? "show" : "hide"), "{\"channels\":[" + channel + "]}");
            hidden = !hidden;
            Thread.sleep(20);
        } while ((System.nanoTime() - begun) / 1_000_000 < mostMillis && !over.now());
        if (hidden) call("POST", "/api/channels/show", "{\"channels\":[" + channel + "]}");
        System.out.printf(
                "%s: %.1f s, viewer's longest gap %d ms%n",
                what, (System.nanoTime() - begun) / 1e9, gap.get() / 1_000_000);
        calls.forEach((name, times) -> {
            times.sort(Long::compare);
            System.out.printf(
                    "  %-45s %5d calls, median %d ms, 99 %% %d ms, longest %d ms%n",
                    name,
                    times.size(),
                    times.get(times.size() / 2) / 1_000_000,
                    times.get(times.size() * 99 / 100) / 1_000_000,
                    times.getLast() / 1_000_000);
        });
    }

    private void watch(String address) {
        try (InputStream in = client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream())
                .body()) {
            var buffer = new byte[1 << 16];
            for (var last = System.nanoTime(); in.read(buffer) >= 0; ) {
                var now = System.nanoTime();
                var silence = now - last;
                gap.accumulateAndGet(silence, Math::max);
                last = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        System.out.println("the viewer's stream ended");
    }

    private void add(String name, Path list) throws Exception {
        var added = call("POST", "/api/providers", "{\"name\":\"" + name + "\",\"location\":\"" + list + "\"}");
        call("POST", "/api/providers/" + field(added, "\"id\":") + "/sync", "");
    }

    private void awaitJobs() throws Exception {
        do Thread.sleep(300);
        while (call("GET", "/api/jobs", "").contains("running"));
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var begun = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofString());
        var took = System.nanoTime() - begun;
        calls.computeIfAbsent(method + " " + path, _ -> new ArrayList<>()).add(took);
        if (answer.statusCode() >= 400) throw new IOException(method + " " + path + " " + answer.body());
        return answer.body();
    }

    private static String field(String json, String before) {
        var from = json.indexOf(before) + before.length();
        return json.substring(from).replaceAll("\\D.*", "");
    }

    private static String textField(String json, String before) {
        var from = json.indexOf(before) + before.length();
        return json.substring(from, json.indexOf('"', from));
    }

    private static Path list(String text) throws IOException {
        return Files.writeString(Files.createTempFile("latency", ".m3u"), text);
    }

    private static Path large(int entries, boolean films) throws IOException {
        var file = Files.createTempFile("latency", ".m3u");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("#EXTM3U\n");
            var marks = new String[] {"", " HD", " FHD", " 4K", " SD"};
            var groups = new String[] {"UK| SPORTS", "US| NEWS", "DE| VOLLPROGRAMM", "FR| CINEMA", "General"};
            for (var i = 0; i < entries; i++) {
                var channel = i % 5 == 4 ? i - 4 : i;
                var name = "Channel " + Integer.toString(channel * 7, 36) + " " + channel / 10 + marks[i % 5];
                out.write("#EXTINF:-1 tvg-id=\"c" + channel + ".tv\" tvg-name=\"" + name
                        + "\" tvg-logo=\"http://logos.test/" + channel + ".png\" group-title=\""
                        + groups[channel % 5] + "\"," + name + "\n");
                var film = films && i % 10 != 0;
                out.write("http://provider.test:8080/" + (film ? "movie" : "live") + "/someuser/somepass/"
                        + (100_000 + i) + (film ? ".mkv\n" : ".ts\n"));
            }
        }
        return file;
    }
}
