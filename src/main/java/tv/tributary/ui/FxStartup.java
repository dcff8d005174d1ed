package tv.tributary.ui;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javafx.application.Platform;
import tv.tributary.text.Messages;

/// Checks whether a window can be opened, and starts JavaFX, which a process can do once.
final class FxStartup {
    private static final int PATIENCE_SECONDS = 30;
    private static final FutureTask<Boolean> STARTED = new FutureTask<>(FxStartup::startNow);

    /// Kept, for a logger that nobody holds is forgotten with its filter.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private FxStartup() {}

    /// Begins on a thread of its own; [#start] waits for it and tells what goes wrong.
    static void begin() {
        if (!noScreen()) Thread.ofPlatform().daemon().name("javafx-startup").start(STARTED);
    }

    /// @throws NoDisplay if there is no screen or a native library is missing
    static void start() {
        if (noScreen())
            throw new NoDisplay(Messages.of("desktop.no-display.screen"), new IllegalStateException("DISPLAY"));
        try {
            STARTED.run();
            STARTED.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoDisplay(Messages.of("desktop.no-display.failed"), e);
        } catch (ExecutionException e) {
            throw new NoDisplay(Messages.of("desktop.no-display.failed"), e);
        }
    }

    /// Computes a value on the FX thread as soon as JavaFX has started; returns at once. What it returns fails with
    /// [NoDisplay] where JavaFX does not start.
    static <T> CompletableFuture<T> whenStarted(Supplier<T> value) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().name("javafx-started").start(() -> {
            try {
                start();
                Platform.runLater(() -> result.completeAsync(value, Runnable::run));
            } catch (NoDisplay e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static boolean startNow() throws InterruptedException {
        // It warns of every start from the class path, which is how we start it.
        JAVAFX.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("JavaFX did not start");
        Platform.setImplicitExit(false);
        return true;
    }

    /// GTK ends in an endless wait or a stack trace without one, so this asks first.
    private static boolean noScreen() {
        var linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        var headless = "Headless".equals(System.getProperty("glass.platform"));
        return linux && !headless && System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    }
}
