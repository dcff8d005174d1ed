package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Remembers what was open when it was made and tells what was opened since and not closed: platform threads, and
/// open files and sockets where the system shows them (Linux).
///
/// Each test class is watched for threads of ours ([OfEachClass]). Files, and threads of libraries that begin with
/// first use, differ from system to system, so a test that is about them makes a check of its own.
public final class LeakCheck {
    private final Set<Long> threads = threads();
    private final int files = files();

    /// Fails a test class that leaves threads behind that run our code or serve it. `META-INF/services` registers it
    /// for all.
    public static final class OfEachClass implements BeforeAllCallback, AfterAllCallback {
        /// Closing may take a while on a busy machine.
        private static final Duration LIMIT = Duration.ofSeconds(30);

        private static final Namespace PLACE = Namespace.create(OfEachClass.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(PLACE).put(context.getUniqueId(), new LeakCheck());
        }

        @Override
        public void afterAll(ExtensionContext context) {
            var check = context.getStore(PLACE).get(context.getUniqueId(), LeakCheck.class);
            if (check != null) check.nothingLeft(LIMIT, check::ownThreads);
        }
    }

    /// Waits up to `limit` for everything to end, since closing may take a moment.
    ///
    /// @throws AssertionError naming the threads that are left, or how many files
    public void nothingLeft(Duration limit) {
        nothingLeft(limit, this::left);
    }

    private void nothingLeft(Duration limit, Supplier<String> look) {
        var end = System.nanoTime() + limit.toNanos();
        var left = look.get();
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            left = look.get();
        }
        if (!left.isEmpty()) throw new AssertionError("left open: " + left);
    }

    private String left() {
        var names = leftThreads();
        var more = files() - files;
        return more > 0 ? names + " and " + more + " files" : names;
    }

    private String leftThreads() {
        return names(Thread.getAllStackTraces().keySet().stream().filter(thread -> !isShared(thread.getName())));
    }

    private String ownThreads() {
        return names(Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> isOwn(entry.getKey().getName(), entry.getValue()))
                .map(Map.Entry::getKey));
    }

    private String names(Stream<Thread> left) {
        return left.filter(thread -> !threads.contains(thread.threadId()))
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Whether it runs our code, or is one of the web server's workers.
    private static boolean isOwn(String name, StackTraceElement[] stack) {
        return name.startsWith("XNIO-")
                || Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("tv.tributary."));
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
                || name.startsWith("MasterPoller")
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
