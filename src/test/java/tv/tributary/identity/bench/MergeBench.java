package tv.tributary.identity.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tv.tributary.catalog.MergeReport;

/// Measures reading names and merging, cold: `MergeBench [entries …]`, by default 30,000 and 1,000,000. The names are
/// the labelled ones, over and over, each round with a number of its own behind every third and other marks behind all.
public final class MergeBench {
    private static final List<String> MARKS = List.of("", " HD", " FHD", " ᴴᴰ", " 4K", " SD", " HEVC", " RAW ⁶⁰ᶠᵖˢ");

    private MergeBench() {}

    public static void main(String[] args) throws IOException {
        var sizes = args.length == 0 ? List.of("30000", "1000000") : List.of(args);
        var lines = lines();
        for (var size : sizes) run(lines, Integer.parseInt(size));
    }

    private static void run(List<String> lines, int entries) throws IOException {
        var start = System.nanoTime();
        var report = new MergeReport();
        try (var list = new Generated(lines, entries)) {
            report.add(list);
        }
        var read = System.nanoTime();
        var channels = report.channels();
        var questions = report.questions().size();
        var end = System.nanoTime();
        System.out.printf(
                "%,d streams: %,d channels, %,d questions; read %.2f s, weighed %.2f s, peak heap %d MB%n",
                entries, channels, questions, (read - start) / 1e9, (end - read) / 1e9, peak());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static List<String> lines() throws IOException {
        var file = Objects.requireNonNull(
                MergeBench.class.getResourceAsStream("/tv/tributary/identity/match/labelled.m3u.gz"));
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
            return in.lines().filter(line -> line.startsWith("#EXTINF")).toList();
        }
    }

    /// A list that is made as it is read.
    private static final class Generated extends InputStream {
        private final List<String> lines;
        private final int entries;
        private byte[] part = "#EXTM3U\n".getBytes(UTF_8);
        private int at;
        private int made;

        Generated(List<String> lines, int entries) {
            this.lines = lines;
            this.entries = entries;
        }

        @Override
        public int read() {
            return next() ? part[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (!next()) return -1;
            var count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, from, count);
            at += count;
            return count;
        }

        private boolean next() {
            if (at < part.length) return true;
            if (made == entries) return false;
            var texts = new ArrayList<String>();
            while (made < entries && texts.size() < 500) {
                var round = made / lines.size();
                var number = round > 0 && made % 3 == 0 ? " " + (round + 30) : "";
                texts.add(lines.get(made % lines.size())
                        + number
                        + MARKS.get((made + round) % MARKS.size())
                        + "\nhttp://provider.test/live/u/p/"
                        + made++
                        + ".ts\n");
            }
            part = String.join("", texts).getBytes(UTF_8);
            at = 0;
            return true;
        }
    }
}
