package tv.tributary.ui.bench;

import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import tv.tributary.ui.KeySequences;

/// Presses random sequences of keys without delay against the real window, while other threads keep the machine busy
/// and the list is read again and again, and prints how many actions hit another channel than the selected one. Needs a
/// display. Arguments: SEQUENCES SEED BUSY-THREADS.
public final class KeySequenceBench {
    private static final int CHANNELS = 600;

    private KeySequenceBench() {}

    public static void main(String[] arguments) {
        try {
            Runtime.getRuntime().halt(press(arguments) ? 0 : 1);
        } catch (Exception e) {
            e.printStackTrace();
            // A thread of JavaFX would keep the process for ever.
            Runtime.getRuntime().halt(2);
        }
    }

    /// @return whether no action was wrong
    private static boolean press(String[] arguments) throws Exception {
        var sequences = Integer.parseInt(arguments[0]);
        var going = new AtomicBoolean(true);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        var folder = Files.createTempDirectory("keys");
        try (var window = new KeySequences(folder, Long.parseLong(arguments[1]), CHANNELS)) {
            for (var i = Integer.parseInt(arguments[2]); i > 0; i--)
                Thread.ofPlatform().daemon().start(() -> {
                    while (going.get()) Thread.onSpinWait();
                });
            var reading = Thread.ofVirtual().start(() -> {
                try {
                    for (var turn = 0; going.get(); turn++) window.readListAgain(CHANNELS + turn % 7);
                } catch (Exception e) {
                    System.err.println(e);
                }
            });
            var begun = System.nanoTime();
            window.press(sequences);
            going.set(false);
            reading.join();
            var outcome = window.outcome(sequences);
            System.out.printf(
                    "%d sequences, %d keys, %d actions, %d found it so already, %d wrong, %.1f s%n",
                    outcome.sequences(),
                    outcome.keys(),
                    outcome.actions(),
                    outcome.unchanged(),
                    outcome.wrong().size(),
                    (System.nanoTime() - begun) / 1e9);
            outcome.wrong().forEach(System.out::println);
            return outcome.wrong().isEmpty();
        }
    }
}
