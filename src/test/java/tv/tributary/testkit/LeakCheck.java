package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Remembers what was open when it was made and tells what was opened since and not closed: platform threads, and
/// open files and sockets where the system shows them (Linux).
public final class LeakCheck {
    private final Set<Long> threads = threads();
    private final int files = files();

    /// Waits up to `limit` for everything to end, since closing may take a moment.
    ///
    /// @throws AssertionError naming the threads that are left, or how many files
    public void nothingLeft(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var left = left();
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            left = left();
        }
        if (!left.isEmpty()) throw new AssertionError("left open: " + left);
    }

    private String left() {
        var names = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threads.contains(thread.threadId()))
                .filter(thread -> !isShared(thread.getName()))
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", "));
        var more = files() - files;
        return more > 0 ? names + " and " + more + " files" : names;
    }

    /// Threads of the JDK and of libraries that come with first use and stay for all.
    private static boolean isShared(String name) {
        return name.startsWith("ForkJoinPool")
                || name.startsWith("VirtualThread-")
                || name.startsWith("OkHttp TaskRunner")
                || name.startsWith("Okio Watchdog")
                || name.startsWith("Common-Cleaner")
                || name.startsWith("Read-Poller")
                || name.startsWith("Write-Poller")
                || name.startsWith("Master-Poller")
                || name.startsWith("process reaper");
    }

    private static Set<Long> threads() {
        var ids = ManagementFactory.getThreadMXBean().getAllThreadIds();
        return Arrays.stream(ids).boxed().collect(Collectors.toSet());
    }

    private static int files() {
        var open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) return 0;
        try (var all = Files.list(open)) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
