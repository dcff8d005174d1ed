package tv.tributary.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts JavaFX once for all tests of this JVM, without a screen, and lets a test work on the FX thread.
/// Register it with `@ExtendWith(FxToolkit.class)`.
public final class FxToolkit implements BeforeAllCallback {
    private static final int PATIENCE_SECONDS = 20;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    /// Does nothing if JavaFX runs already.
    public static synchronized void start() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException _) {
            started.countDown(); // by an earlier test
        }
        if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("no JavaFX");
    }

    /// Runs work on the FX thread and gives its answer.
    public static <T> T on(Callable<T> work) throws Exception {
        return on(work, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /// The same for work that takes long on a slow machine.
    ///
    /// @throws java.util.concurrent.TimeoutException if it took longer; it goes on
    public static <T> T on(Callable<T> work, Duration patience) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Waits until everything asked of the FX thread so far is done.
    public static void settle() throws Exception {
        on(() -> true);
    }
}
