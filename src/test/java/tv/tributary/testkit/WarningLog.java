package tv.tributary.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Keeps what is logged as a warning or worse, by us or by a library, and exceptions that nobody caught, while tests
/// run that [WarningCheck] watches. At other times prints it to standard error. Thread-safe.
public final class WarningLog extends AppenderBase<ILoggingEvent> {
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static volatile boolean kept;

    /// From now on lines are kept. Asked before each test class: TestFX puts a handler of its own in place of ours.
    static void keep() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> add("nobody caught, in thread " + thread.getName() + ": " + trace(failure)));
        if (kept) return;
        kept = true;
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) if (handler instanceof ConsoleHandler) root.removeHandler(handler);
        root.addHandler(new Libraries());
        // Nobody watches the property tests, which run last.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> take().forEach(System.err::println)));
    }

    /// Takes what was logged since it was last asked.
    static List<String> take() {
        var taken = new ArrayList<String>();
        for (var line = LINES.poll(); line != null; line = LINES.poll()) taken.add(line);
        return taken;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) return;
        var line = event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage();
        var failure = event.getThrowableProxy();
        add(failure == null ? line : line + "\n" + ThrowableProxyUtil.asString(failure));
    }

    private static void add(String line) {
        if (kept) LINES.add(line);
        else System.err.println(line);
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /// What libraries log through the JDK: OkHttp's leaks, JavaFX's style sheets.
    private static final class Libraries extends Handler {
        /// JavaFX wants to be a module; we run it from the class path, in the product as well.
        private static final String CLASS_PATH = "Unsupported JavaFX configuration";
        /// A server of the tests, which warns of each client that leaves early; many do, that is what is tested.
        private static final String TEST_SERVER = "mockwebserver3";

        @Override
        public void publish(LogRecord event) {
            if (event.getLevel().intValue() < java.util.logging.Level.WARNING.intValue()) return;
            var line = new SimpleFormatter().formatMessage(event);
            if (line.startsWith(CLASS_PATH)) return;
            if (String.valueOf(event.getLoggerName()).startsWith(TEST_SERVER)) return;
            var failure = event.getThrown();
            add(event.getLevel() + " " + event.getLoggerName() + ": " + line
                    + (failure == null ? "" : "\n" + trace(failure)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
