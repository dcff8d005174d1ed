package tv.tributary.relay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// One television: watches a channel until it is told to stop, and comes back when its connection ends. Keeps what it
/// got, one file for each connection, if it was given a place.
final class Watcher implements Runnable {
    /// A source counts as living once it has done so for this long: that is how long a channel may take to find it.
    private static final long FIND_MILLIS = 10_000;

    private final String name;
    private final String url;
    private final LongPredicate livesFor;
    private final Optional<Path> folder;
    private volatile boolean over;
    private volatile @Nullable HttpURLConnection open;

    final List<StreamCheck> streams = new ArrayList<>();
    final List<Path> files = new ArrayList<>();
    final List<String> losses = new ArrayList<>();
    long bytes;
    long longestGap;
    /// The longest silence during all of which some source of the channel lived, in nanoseconds.
    long longestNeedless;
    int lost;
    int lostWhileAlive;
    int refused;
    int refusedWhileAlive;

    /// @param livesFor whether any source of its channel has worked for so many milliseconds
    Watcher(String name, String url, LongPredicate livesFor, Optional<Path> folder) {
        this.name = name;
        this.url = url;
        this.livesFor = livesFor;
        this.folder = folder;
    }

    @Override
    public void run() {
        while (!over) {
            try {
                watch();
            } catch (IOException e) {
                if (!over) ended("broke: " + e.getMessage());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void watch() throws IOException, InterruptedException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(60_000);
        open = connection;
        if (connection.getResponseCode() != 200) {
            if (over) return;
            refused++;
            if (livesFor.test(FIND_MILLIS)) refusedWhileAlive++;
            connection.disconnect();
            Thread.sleep(1000);
            return;
        }
        var check = new StreamCheck();
        streams.add(check);
        try (var in = connection.getInputStream();
                var file = file()) {
            var buffer = new byte[1 << 16];
            long last = System.nanoTime();
            int n = in.read(buffer);
            while (n >= 0) {
                long now = System.nanoTime();
                waited(now - last);
                last = now;
                bytes += n;
                check.take(buffer, n);
                file.write(buffer, 0, n);
                n = in.read(buffer);
            }
        }
        if (!over) ended("ended");
    }

    private void waited(long nanos) {
        longestGap = Math.max(longestGap, nanos);
        if (nanos < 5e8 || !livesFor.test(nanos / 1_000_000)) return;
        longestNeedless = Math.max(longestNeedless, nanos);
        if (nanos > 5e9) losses.add("%s waited %.1f s though a source lived".formatted(name, nanos / 1e9));
    }

    private void ended(String how) {
        lost++;
        boolean mattered = livesFor.test(FIND_MILLIS);
        if (mattered) lostWhileAlive++;
        losses.add(name + " " + how + (mattered ? " though a source lived" : ""));
    }

    private OutputStream file() throws IOException {
        if (folder.isEmpty()) return OutputStream.nullOutputStream();
        var file = folder.get().resolve(name + "-" + files.size() + ".ts");
        files.add(file);
        return Files.newOutputStream(file);
    }

    /// Switches off. Returns at once.
    void stop() {
        over = true;
        var connection = open;
        if (connection != null) connection.disconnect();
    }
}
