package tv.tributary.relay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import tv.tributary.testkit.BundledFfmpeg;

/// The whole product between providers that keep failing and televisions that keep watching:
///
///     ChaosBench SECONDS CHANNELS VIEWERS KEPT FINE SEED FILE.ts…
///
/// Each channel has three sources with a fault each `FINE` seconds on average; `KEPT` viewers of each channel keep what
/// they got, which is decoded at the end. Prints what happened and whether it may. Needs nothing but two ports; removes
/// its files.
public final class ChaosBench {
    private static final int SOURCES = 3;
    private final Path folder;
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private ChaosBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("chaos");
        try {
            var files =
                    List.of(args).subList(6, args.length).stream().map(Path::of).toList();
            boolean good = new ChaosBench(folder)
                    .run(
                            Integer.parseInt(args[0]),
                            Integer.parseInt(args[1]),
                            Integer.parseInt(args[2]),
                            Integer.parseInt(args[3]),
                            Double.parseDouble(args[4]),
                            Long.parseLong(args[5]),
                            files);
            System.out.println(good ? "GOOD" : "NOT GOOD");
        } finally {
            try (var left = Files.walk(folder)) {
                for (var file : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private boolean run(int seconds, int channels, int viewers, int kept, double fine, long seed, List<Path> files)
            throws Exception {
        boolean good;
        try (var origin = new ChaosOrigin(channels, SOURCES, files, 0);
                var house = new BenchHouse(folder.resolve("data"))) {
            for (int k = 0; k < SOURCES; k++) house.add("Provider " + k, origin.list(k), channels);
            var urls = house.urls(channels);
            for (int c = 0; c < channels; c++) {
                var sources = origin.sources(c);
                for (int v = 0; v < viewers; v++) {
                    watch(new Watcher(
                            ChaosOrigin.name(c) + v,
                            urls.get(c),
                            millis -> sources.stream().anyMatch(s -> s.livesFor(millis)),
                            v < kept ? Optional.of(folder) : Optional.empty()));
                }
            }
            Thread.sleep(3000);
            origin.trouble(seed, fine);
            for (int quarter = 1; quarter <= 4; quarter++) {
                Thread.sleep(seconds * 250L);
                house.sample();
            }
            for (var watcher : watchers) watcher.stop();
            for (var thread : threads) thread.join(Duration.ofSeconds(10));
            origin.calm();
            boolean settled = house.settled();
            good = told(origin, channels) && settled;
        }
        boolean whole = decode();
        return good && whole;
    }

    private void watch(Watcher watcher) {
        watchers.add(watcher);
        threads.add(Thread.ofVirtual().start(watcher));
    }

    private boolean told(ChaosOrigin origin, int channels) {
        var happened = new EnumMap<ChaosSource.State, Integer>(ChaosSource.State.class);
        int most = 0;
        for (int c = 0; c < channels; c++) {
            for (var source : origin.sources(c)) {
                source.happened().forEach((state, n) -> happened.merge(state, n, Integer::sum));
                most = Math.max(most, source.most());
            }
        }
        System.out.println("faults " + happened + ", most connections to one source " + most);
        for (var watcher : watchers) watcher.losses.forEach(System.out::println);
        var streams = watchers.stream().flatMap(w -> w.streams.stream()).toList();
        long harmful = watchers.stream().mapToInt(w -> w.lostWhileAlive).sum();
        long unaligned = streams.stream().mapToLong(s -> s.unaligned).sum();
        long backwards = streams.stream().mapToLong(s -> s.backwards).sum();
        System.out.printf(
                "viewers %d, GB %.2f, lost %d (%d though a source lived), refused %d (%d though a source lived)%n",
                watchers.size(),
                watchers.stream().mapToLong(w -> w.bytes).sum() / 1e9,
                watchers.stream().mapToInt(w -> w.lost).sum(),
                harmful,
                watchers.stream().mapToInt(w -> w.refused).sum(),
                watchers.stream().mapToInt(w -> w.refusedWhileAlive).sum());
        System.out.printf(
                "longest silence %.1f s (%.1f though a source lived all the time), unaligned %d, missing %d, times backwards %d, jumps over 1 s %d, largest %.1f s%n",
                watchers.stream().mapToLong(w -> w.longestGap).max().orElse(0) / 1e9,
                watchers.stream().mapToLong(w -> w.longestNeedless).max().orElse(0) / 1e9,
                unaligned,
                streams.stream().mapToLong(StreamCheck::missing).sum(),
                backwards,
                streams.stream().mapToLong(s -> s.jumps).sum(),
                streams.stream().mapToLong(s -> s.largestJump).max().orElse(0) / 90_000.0);
        return harmful == 0 && !streams.isEmpty() && unaligned == 0 && backwards == 0;
    }

    /// Whether ffmpeg reads everything that was kept without a word.
    private boolean decode() throws IOException, InterruptedException {
        var ffmpeg = BundledFfmpeg.FFMPEG;
        boolean good = true;
        for (var file : watchers.stream().flatMap(w -> w.files.stream()).toList()) {
            try (var ffmpegProcess = ffmpeg.start(
                    List.of("-nostdin", "-v", "error", "-threads", "1", "-i", file.toString(), "-f", "null", "-"))) {
                boolean ended = ffmpegProcess.waitFor(Duration.ofMinutes(10));
                var words = ffmpegProcess.lastErrors();
                if (ended && words.isEmpty()) continue;
                good = false;
                System.out.println(file.getFileName() + " " + Files.size(file) + " bytes: " + words);
            }
        }
        return good;
    }
}
