package tv.tributary.relay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Many channels with many viewers for a long time, in a good network:
///
///     LongRunBench SECONDS CHANNELS VIEWERS MBIT PORT TSSOURCE TSLOAD
///
/// `TSSOURCE` and `TSLOAD` are the two load tools; the first listens on `PORT`. Prints what the swarm saw, memory and
/// descriptors along the way, and whether it may be so: nobody lost, no silence over 200 ms, nothing grows. Ends what
/// it started, removes its files.
public final class LongRunBench {
    private static final int STALL_MILLIS = 200;
    private static final int WARM_UP = 20;

    private LongRunBench() {}

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        int channels = Integer.parseInt(args[1]);
        int viewers = Integer.parseInt(args[2]);
        var folder = Files.createTempDirectory("long-run");
        var source = new ProcessBuilder(
                        args[5],
                        "-p",
                        args[4],
                        "-r",
                        args[3],
                        "-t",
                        Integer.toString(seconds + 3 * WARM_UP),
                        "-B",
                        "100000")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var house = new BenchHouse(folder.resolve("data"))) {
            house.add(
                    "Provider",
                    list(folder, channels, Integer.parseInt(args[4])).toString(),
                    channels);
            System.out.println(run(house, house.urls(channels), seconds, viewers, args[6]) ? "GOOD" : "NOT GOOD");
        } finally {
            source.destroy();
            try (var left = Files.walk(folder)) {
                for (var file : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private static Path list(Path folder, int channels, int port) throws IOException {
        var list = new StringBuilder("#EXTM3U\n");
        for (int c = 0; c < channels; c++) {
            list.append("#EXTINF:-1,%s\nhttp://127.0.0.1:%d/c%d.ts\n".formatted(ChaosOrigin.name(c), port, c));
        }
        return Files.writeString(folder.resolve("list.m3u"), list);
    }

    private static boolean run(BenchHouse house, List<String> urls, int seconds, int viewers, String load)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(load, "-j", "-c", Integer.toString(urls.size() * viewers)));
        command.addAll(
                List.of("-t", Integer.toString(seconds), "-w", Integer.toString(WARM_UP), "-r", "5", "-P", "20"));
        command.addAll(List.of("-g", Integer.toString(STALL_MILLIS), "-B", "100000"));
        command.addAll(List.of("-p", Long.toString(ProcessHandle.current().pid())));
        for (var url : urls) command.addAll(List.of("-u", url));
        var swarm = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            Thread.sleep(WARM_UP * 1000L);
            for (int part = 0; part < 5; part++) {
                house.sample();
                swarm.waitFor(seconds * 200L, TimeUnit.MILLISECONDS);
            }
            var said = new String(swarm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            System.out.println(said.strip());
            boolean good = number(said, "stalls") == 0 && number(said, "closed_early") == 0;
            return house.settled() && house.flat() && good;
        } finally {
            swarm.destroy();
        }
    }

    private static double number(String json, String key) {
        var found = Pattern.compile("\"" + key + "\":\\s*([0-9.]+)").matcher(json);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
