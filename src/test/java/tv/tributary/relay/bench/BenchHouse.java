package tv.tributary.relay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.Player;

/// The whole product in this process, on a free port, and what it uses. What is sampled is printed.
final class BenchHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Descriptors that come with the first viewers and stay: classes and files read late, selectors.
    private static final int LATE_DESCRIPTORS = 30;

    private record Sample(long heap, long descriptors) {}

    private final Engine engine;
    private final List<Sample> samples = new ArrayList<>();
    private long idleDescriptors;

    BenchHouse(Path data) {
        engine = Engine.open(new Options(data, "127.0.0.1", 0));
    }

    /// Adds a provider and reads its list.
    void add(String name, String list, int connections) throws InterruptedException {
        var draft = ProviderSettings.of(name, list).withConnections(connections);
        var added = engine.catalog().providers().add(draft);
        engine.catalog().sync().sync(added.id()).await(PATIENCE);
    }

    /// Where its channels are watched; from now on what happens is printed.
    List<String> urls(int channels) {
        var local = "http://127.0.0.1:" + engine.server().port();
        var playlist = engine.server().playlistUrl().replaceFirst("^http://[^/]+", local);
        try (var player = new Player()) {
            var urls = player.channels(playlist).stream()
                    .map(url -> url.replaceFirst("^http://[^/]+", local))
                    .toList();
            if (urls.size() != channels) throw new IllegalStateException("the channels became " + urls.size());
            System.gc();
            idleDescriptors = descriptors();
            var _ = engine.events().subscribe(event -> System.out.println(seconds() + " " + event));
            return urls;
        }
    }

    /// Prints what is used now.
    void sample() {
        var now = new Sample(heap(), descriptors());
        samples.add(now);
        System.out.printf(
                "%s heap %d MB, %d descriptors, %d threads, %d viewers%n",
                seconds(),
                now.heap >> 20,
                now.descriptors,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                engine.relay().streams().stream()
                        .mapToInt(f -> f.viewers().size())
                        .sum());
    }

    /// Whether the last sample is no more than a fifth above the first one.
    boolean flat() {
        // While the first is taken the program still warms up.
        var first = samples.get(Math.min(1, samples.size() - 1));
        var last = samples.getLast();
        return last.heap < first.heap * 1.2 + (8 << 20) && last.descriptors < first.descriptors * 1.2 + 10;
    }

    /// Whether everything is given back once nobody watches.
    boolean settled() throws InterruptedException {
        for (int i = 0; i < 60 && !engine.relay().slots().isEmpty(); i++) Thread.sleep(500);
        System.gc();
        Thread.sleep(2000);
        long files = descriptors();
        System.out.printf(
                "slots in use %s, feeds %d, descriptors %d (idle before %d), heap %d MB%n",
                engine.relay().slots(), engine.relay().streams().size(), files, idleDescriptors, heap() >> 20);
        return engine.relay().slots().isEmpty()
                && engine.relay().streams().isEmpty()
                && files < idleDescriptors + LATE_DESCRIPTORS;
    }

    private static long descriptors() {
        var names = Path.of("/proc/self/fd").toFile().list();
        return names == null ? 0 : names.length;
    }

    /// What was left after the last collection: to ask for one now would stall viewers.
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static String seconds() {
        return "%6.1f".formatted(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    @Override
    public void close() {
        engine.close();
    }
}
