package tv.tributary.ui.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.ui.Desktop;

/// How long the window's thread is kept from answering while a long list is read: opens the real desktop over a
/// folder of its own, asks the thread for a sign of life every 20 ms and imports the list given twice (cold, then
/// under another name). Needs a display. Arguments: LIST.
public final class FxDelayMeasure {
    private FxDelayMeasure() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("fx-delay");
        var list = Path.of(arguments[0]).toAbsolutePath().toString();
        try (var engine = Engine.open(new Options(folder, "127.0.0.1", 0))) {
            Thread.ofPlatform().daemon().name("measure").start(() -> measure(engine, list));
            Desktop.run(engine, Desktop.opening(engine.settings()));
        }
    }

    private static void measure(Engine engine, String list) {
        try {
            settle();
            watched("cold import", () -> read(engine, "First", list));
            watched("second import", () -> read(engine, "Second", list));
            watched("at rest", FxDelayMeasure::settle);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void read(Engine engine, String name, String list) throws InterruptedException {
        var provider = engine.catalog().providers().add(ProviderSettings.of(name, list));
        engine.catalog().sync().sync(provider.id()).await(Duration.ofMinutes(2));
    }

    private static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(5);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void watched(String what, Work work) throws InterruptedException {
        var delays = new ConcurrentLinkedQueue<Long>();
        var over = new CountDownLatch(1);
        var asking = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                    var asked = System.nanoTime();
                    Platform.runLater(() -> delays.add(System.nanoTime() - asked));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        var began = System.nanoTime();
        work.run();
        over.countDown();
        asking.join();
        var sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: %.1f s; delay p50 %.1f ms, p99 %.1f ms, three worst %s ms%n",
                what,
                (System.nanoTime() - began) / 1e9,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.toString(Arrays.stream(sorted)
                        .skip(Math.max(0, sorted.length - 3))
                        .map(nanos -> nanos / 1_000_000)
                        .toArray()));
    }
}
