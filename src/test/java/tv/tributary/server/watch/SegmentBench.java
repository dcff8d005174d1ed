package tv.tributary.server.watch;

import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.upstream.segment.LooseSegments;
import tv.tributary.upstream.segment.Segment;

/// Serves segments on loopback, for measuring: `SegmentBench PORT SECONDS FOLDER` the files `segN.ts` of a folder from
/// memory, `SegmentBench PORT SECONDS URL` whatever is asked for from a provider, fetched once.
public final class SegmentBench {
    private static final Pattern NUMBER = Pattern.compile(".*seg(\\d+)\\.ts");

    private SegmentBench() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        var from = args[2];
        try (var loose = new LooseSegments(512L << 20)) {
            var shelf = from.startsWith("http") ? provider(loose, from) : memory(loose, Path.of(from));
            var route = new SegmentRoute(shelf, Duration.ofSeconds(30));
            var server = Undertow.builder()
                    .addHttpListener(port, "127.0.0.1")
                    .setIoThreads(1)
                    .setWorkerThreads(2)
                    .setByteBufferPool(new DefaultByteBufferPool(true, 16 * 1024, -1, 0))
                    .setHandler(exchange -> route.handle(exchange, name(exchange.getRequestPath())))
                    .build();
            server.start();
            System.out.println("ready pid " + ProcessHandle.current().pid());
            Thread.sleep(Long.parseLong(args[1]) * 1000);
            server.stop();
            System.out.println(loose.counts());
        }
    }

    /// As long as real names are, and as hard to find.
    private static String name(String path) {
        var match = NUMBER.matcher(path);
        return match.matches() ? "%22s.ts".formatted(match.group(1)).replace(' ', '_') : path;
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    private static SegmentTransfer.Shelf memory(LooseSegments loose, Path folder) throws Exception {
        Map<Integer, Segment> there = new HashMap<>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".ts")).toList()) {
                var segment = loose.empty();
                loose.grow(segment, Files.readAllBytes(file));
                loose.finish(segment);
                there.put(number(file.getFileName().toString()), segment);
            }
        }
        System.out.println(List.copyOf(there.keySet()));
        return (name, _) -> Optional.ofNullable(there.get(number(name)))
                .map(segment -> new SegmentTransfer(segment, "video/mp2t", _ -> {}, () -> {}));
    }

    private static SegmentTransfer.Shelf provider(LooseSegments loose, String url) {
        return (name, _) -> {
            var lease = loose.fetch(url.formatted(number(name)));
            return Optional.of(new SegmentTransfer(lease.segment(), "video/mp2t", _ -> {}, lease::close));
        };
    }
}
