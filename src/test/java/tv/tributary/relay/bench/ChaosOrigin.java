package tv.tributary.relay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Providers on loopback whose every source has faults of its own: `/list/K.m3u` names provider K's channels,
/// `/live/uC/pK/C.ts` is its source of channel C.
final class ChaosOrigin implements AutoCloseable {
    private static final List<String> NAMES = List.of(
            "Amber", "Birch", "Cobalt", "Dahlia", "Ember", "Fjord", "Garnet", "Harbor", "Indigo", "Juniper", "Kestrel",
            "Lagoon", "Meadow", "Nimbus", "Orchid", "Pelican", "Quartz", "Raven", "Saffron", "Tundra", "Umber",
            "Velvet", "Walnut", "Yonder", "Zephyr");

    private final ServerSocket server;
    private final List<List<ChaosSource>> channels = new ArrayList<>();
    private final List<Thread> lives = new ArrayList<>();

    ChaosOrigin(int channelCount, int sources, List<Path> files, int port) throws IOException {
        if (channelCount > NAMES.size()) throw new IllegalArgumentException("at most " + NAMES.size() + " channels");
        var loops = new ArrayList<TsLoop>();
        for (var file : files) loops.add(TsLoop.of(file));
        for (int c = 0; c < channelCount; c++) {
            var all = new ArrayList<ChaosSource>();
            for (int k = 0; k < sources; k++) {
                all.add(new ChaosSource(loops.get(k % loops.size()), 1_000_000_000L * k + 77_777L * c));
            }
            channels.add(all);
        }
        server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("origin").start(this::accept);
    }

    List<ChaosSource> sources(int channel) {
        return channels.get(channel);
    }

    static String name(int channel) {
        return NAMES.get(channel);
    }

    String list(int provider) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/list/" + provider + ".m3u";
    }

    /// From now on sources have faults.
    ///
    /// @param fine seconds between two faults of a source on average
    void trouble(long seed, double fine) {
        for (int c = 0; c < channels.size(); c++) {
            for (int k = 0; k < channels.get(c).size(); k++) {
                var source = channels.get(c).get(k);
                var random = new Random(seed + 31L * c + 1009L * k);
                lives.add(Thread.ofVirtual().start(() -> source.live(random, fine)));
            }
        }
    }

    /// All is well again, and stays so.
    void calm() {
        lives.forEach(Thread::interrupt);
        lives.clear();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var request = in.readLine();
            if (request == null) return;
            for (var line = in.readLine(); line != null && !line.isEmpty(); ) line = in.readLine();
            var path = request.split(" ", -1)[1];
            if (path.startsWith("/list/")) {
                socket.getOutputStream().write(playlist(path).getBytes(StandardCharsets.UTF_8));
                return;
            }
            var parts = path.replaceAll("[^0-9/]", "").split("/", -1);
            channels.get(Integer.parseInt(parts[2]))
                    .get(Integer.parseInt(parts[3]))
                    .serve(socket, path);
        } catch (IOException _) {
            // Somebody has had enough.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String playlist(String path) {
        var provider = path.substring("/list/".length(), path.indexOf(".m3u"));
        var list = new StringBuilder(
                "HTTP/1.1 200 OK\r\nContent-Type: audio/x-mpegurl\r\nConnection: close\r\n\r\n#EXTM3U\n");
        for (int c = 0; c < channels.size(); c++) {
            list.append("#EXTINF:-1 group-title=\"Home\",%s\n".formatted(name(c)))
                    .append("http://127.0.0.1:%d/live/u%d/p%s/%d.ts\n"
                            .formatted(server.getLocalPort(), c, provider, c));
        }
        return list.toString();
    }

    @Override
    public void close() throws IOException {
        calm();
        server.close();
    }
}
