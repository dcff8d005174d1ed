package tv.tributary.format.m3u.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.tributary.format.m3u.EntryKind;
import tv.tributary.format.m3u.M3uReader;

/// Reads a list of a million made-up entries with our reader and, for comparison, in the usual way: lines and regular
/// expressions. Prints every round; take the minima. Run its main; arguments: entries (1000000), rounds (5).
public final class M3uBenchmark {
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z0-9-]+)=\"([^\"]*)\"");

    private M3uBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path list = Files.createTempFile("benchmark", ".m3u");
        try {
            write(list, entries);
            System.out.printf(Locale.ROOT, "%d entries, %d MB%n", entries, Files.size(list) / 1_000_000);
            for (int round = 0; round < rounds; round++) {
                report("entries only ", list, in -> M3uReader.read(in, _ -> {}).entries());
                report("with texts   ", list, M3uBenchmark::texts);
            }
            for (int round = 0; round < Math.min(2, rounds); round++) {
                report("lines + regex", list, M3uBenchmark::regex);
            }
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /// What an import takes from every entry.
    private static long texts(InputStream in) throws IOException {
        long[] sum = new long[1];
        M3uReader.read(in, entry -> {
            sum[0] += entry.name().length()
                    + entry.url().length()
                    + entry.group().length()
                    + entry.logo().length()
                    + entry.tvgId().length()
                    + entry.number().length();
            sum[0] += entry.kind() == EntryKind.SEPARATOR ? 1 : 0;
        });
        return sum[0];
    }

    private static long regex(InputStream in) throws IOException {
        long sum = 0;
        Map<String, String> attributes = new HashMap<>();
        String name = "";
        BufferedReader reader = new BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("#EXTINF")) {
                attributes = new HashMap<>();
                Matcher matcher = ATTRIBUTE.matcher(line);
                while (matcher.find()) {
                    attributes.put(matcher.group(1), matcher.group(2));
                }
                name = line.substring(line.lastIndexOf(',') + 1);
            } else if (!line.startsWith("#")) {
                sum += name.length() + line.length() + attributes.size();
            }
        }
        return sum;
    }

    private static void report(String what, Path list, Reading reading) throws IOException {
        long allocatedBefore = allocated();
        long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long sum;
        try (InputStream in = Files.newInputStream(list)) {
            sum = reading.read(in);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s %6.3f s (%6.3f s on the processor) %6.0f MB/s, %5d MB allocated, %4d MB heap in use (%d)%n",
                what,
                seconds,
                cpu,
                Files.size(list) / seconds / 1e6,
                (allocated() - allocatedBefore) / 1_000_000,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000,
                sum);
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                ? bean.getCurrentThreadAllocatedBytes()
                : 0;
    }

    private static void write(Path list, int entries) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list), 1 << 20)) {
            out.write("#EXTM3U url-tvg=\"http://provider.example:8080/xmltv.php\"\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < entries; i++) {
                int market = i % 83;
                String entry = "#EXTINF:-1 tvg-id=\"channel" + i + ".m" + market + "\" tvg-name=\"M" + market
                        + ": Channel "
                        + i + " Full HD\" tvg-logo=\"http://pictures.provider.example/logos/market" + market
                        + "/channel" + i + ".png\" tvg-chno=\"" + (i % 9999 + 1) + "\" group-title=\"Market " + market
                        + (market % 10 == 0 ? " ★ Señal" : " | Entertainment") + "\",M" + market + ": Channel " + i
                        + " Full HD\nhttp://provider.example:8080/live/username/password/" + i + ".ts\n";
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// One way to read a list.
    private interface Reading {
        long read(InputStream in) throws IOException;
    }
}
