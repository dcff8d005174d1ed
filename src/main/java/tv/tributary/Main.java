package tv.tributary;

import java.util.concurrent.CompletableFuture;
import tv.tributary.cli.Cli;
import tv.tributary.cli.DesktopLauncher;
import tv.tributary.engine.Engine;
import tv.tributary.settings.Settings;
import tv.tributary.ui.Desktop;
import tv.tributary.ui.NoDisplay;
import tv.tributary.ui.shell.OpeningWindow;

/// Entry point. Separate from the command line, so that no JavaFX class is loaded before it asks for the window.
public final class Main {
    private static final int CARRIERS = 4;

    private Main() {}

    public static void main(String[] arguments) {
        shareCarriers();
        System.exit(new Cli(new Window()).run(arguments));
    }

    /// On one core there would be a single carrier of virtual threads, and whatever computes for a moment would
    /// keep all others waiting, streams too. With some more the system shares the core out. Must come before the
    /// first of them.
    private static void shareCarriers() {
        var carriers = "jdk.virtualThreadScheduler.parallelism";
        if (Runtime.getRuntime().availableProcessors() >= CARRIERS || System.getProperty(carriers) != null) return;
        System.setProperty(carriers, Integer.toString(CARRIERS));
    }

    private static final class Window implements DesktopLauncher {
        private CompletableFuture<OpeningWindow> opening = new CompletableFuture<>();

        @Override
        public void prepare() {
            Desktop.prepare();
        }

        @Override
        public void opening(Settings settings) {
            opening = Desktop.opening(settings);
        }

        @Override
        public boolean show(Engine engine) {
            try {
                Desktop.run(engine, opening);
                return true;
            } catch (NoDisplay _) {
                return false;
            }
        }
    }
}
