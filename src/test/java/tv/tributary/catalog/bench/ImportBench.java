package tv.tributary.catalog.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Events;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;

/// Measures import (read, parse, store, merge): `ImportBench [entries | list.m3u]`. Prints seconds and the peak heap.
public final class ImportBench {
    private static final int CHANGED = 200;
    private static final String[] GROUPS = {
        "UK| ENTERTAINMENT",
        "UK| SPORTS",
        "US| NEWS",
        "US| MOVIES",
        "DE| VOLLPROGRAMM",
        "FR| CINEMA",
        "IT| SERIE",
        "ES| DEPORTES",
        "PL| KANALY",
        "TR| ULUSAL"
    };
    private static final String[] PREFIXES = {
        "UK: ", "UK| ", "US: ", "|US| ", "DE: ", "FR - ", "[IT] ", "ES: ", "PL: ", "TR: "
    };
    private static final String[] MARKS = {"", " HD", " FHD", " ᴴᴰ", " 4K", " SD", " [1080p]", " HEVC", " RAW", " 50FPS"
    };

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        var what = arguments.length == 0 ? "300000" : arguments[0];
        var folder = Files.createTempDirectory("import-bench");
        var list = what.matches("\\d+") ? generate(folder.resolve("list.m3u"), Integer.parseInt(what)) : Path.of(what);
        System.out.printf("%s: %,d bytes%n", list, Files.size(list));
        try (var events = new Events();
                var http = new Http();
                var database = Database.open(folder.resolve("tributary.db"), events);
                var jobs = new Jobs()) {
            try (var catalog =
                    new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system())) {
                var id = catalog.providers()
                        .add(ProviderSettings.of("Bench", list.toString()))
                        .id();
                sync("first", catalog, id);
                sync("again, nothing new", catalog, id);
                Files.writeString(list, "\n", java.nio.file.StandardOpenOption.APPEND);
                sync("again, one byte new", catalog, id);
                rename(list, CHANGED);
                var before = Files.size(folder.resolve("tributary.db-wal"));
                sync("again, " + CHANGED + " names new", catalog, id);
                System.out.printf(
                        "  %s; the log has %,d bytes, before %,d%n",
                        catalog.providers().find(id).orElseThrow().last().words(),
                        Files.size(folder.resolve("tributary.db-wal")),
                        before);
                search(catalog);
            }
            var start = System.nanoTime();
            var cpu = cpuMillis();
            try (var catalog =
                    new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system())) {
                System.out.printf(
                        "reopened in %,d ms (%,d ms of CPU): %s%n",
                        millis(start), cpuMillis() - cpu, catalog.channels().counts());
            }
            System.out.printf("database %,d bytes%n", Files.size(folder.resolve("tributary.db")));
        }
    }

    private static void sync(String name, Catalog catalog, ProviderId id) throws InterruptedException {
        var start = System.nanoTime();
        var cpu = cpuMillis();
        var job = catalog.sync().sync(id);
        if (!job.await(Duration.ofMinutes(5))) throw new IllegalStateException("too slow");
        System.out.printf(
                "%s: %,d ms (%,d ms of CPU), heap pools' peaks %,d MB, %s%n",
                name, millis(start), cpuMillis() - cpu, peakMegabytes(), job.view());
        System.out.println("  " + catalog.channels().counts());
    }

    /// Gives some names, evenly spread, another word.
    private static void rename(Path list, int count) throws IOException {
        var lines = Files.readAllLines(list);
        var step = Math.max(1, lines.size() / 2 / count) * 2;
        for (int at = 1, left = count; at < lines.size() && left > 0; at += step, left--) {
            lines.set(at, lines.get(at).replace("Channel ", "Canal "));
        }
        Files.write(list, lines);
    }

    private static void search(Catalog catalog) {
        for (var words : new String[] {"sport", "alpha 12", "zzzz", "a e"}) {
            var best = Long.MAX_VALUE;
            var found = 0;
            for (var i = 0; i < 10; i++) {
                var start = System.nanoTime();
                found = catalog.channels()
                        .list(new ChannelQuery(words, "", java.util.Optional.empty(), 0))
                        .size();
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.printf("search '%s': %,d found in %.1f ms%n", words, found, best / 1e6);
        }
    }

    private static Path generate(Path file, int entries) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("#EXTM3U x-tvg-url=\"http://provider.test/xmltv.php\"\n");
            for (var i = 0; i < entries; i++) {
                // Every fifth entry is one of the four before in another quality.
                var channel = i % 5 == 4 ? i - 4 : i;
                var kind = channel / 5 % GROUPS.length;
                var name = PREFIXES[kind] + "Channel " + word(channel) + " " + channel / 10 + MARKS[i % MARKS.length];
                out.write("#EXTINF:-1 tvg-id=\"channel" + channel + ".tv\" tvg-name=\"" + name
                        + "\" tvg-logo=\"http://logos.test/" + channel + ".png\" group-title=\"" + GROUPS[kind] + "\","
                        + name + "\n");
                out.write("http://provider.test:8080/live/someuser/somepass/" + (100_000 + i) + ".ts\n");
            }
        }
        return file;
    }

    private static String word(int number) {
        var words =
                new String[] {"Alpha", "Bravo", "Cinema", "Drama", "Euro", "Family", "Gold", "History", "Kids", "Sport"
                };
        return words[number % 10] + " " + words[number / 7 % 10];
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// What all threads used: tells more than the clock on a busy machine.
    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
