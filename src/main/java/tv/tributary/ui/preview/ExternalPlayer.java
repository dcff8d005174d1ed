package tv.tributary.ui.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a channel in whatever player the machine has, by a playlist of one entry.
final class ExternalPlayer {
    private static final Logger log = LoggerFactory.getLogger(ExternalPlayer.class);
    /// A starter that still runs after this long is taken for the player itself.
    private static final long SETTLED_SECONDS = 3;

    private final List<List<String>> starters;

    /// @param starters commands to try in this order; the playlist's path is added to each
    ExternalPlayer(List<List<String>> starters) {
        this.starters = List.copyOf(starters);
    }

    /// What this system opens files with, then well-known players.
    static ExternalPlayer ofThisSystem() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) return new ExternalPlayer(List.of(List.of("cmd", "/c", "start", "")));
        if (system.contains("mac")) return new ExternalPlayer(List.of(List.of("open")));
        return new ExternalPlayer(
                List.of(List.of("xdg-open"), List.of("vlc"), List.of("mpv"), List.of("celluloid"), List.of("totem")));
    }

    /// Whether something took the channel. Blocks for some seconds: not for the FX thread.
    boolean open(String name, String url) {
        try {
            // Readable by this user only: the address holds the household's token.
            var list = Files.createTempFile("tributary-", ".m3u");
            list.toFile().deleteOnExit();
            var title = name.replaceAll("\\R", " ");
            Files.writeString(list, "#EXTM3U\n#EXTINF:-1," + title + "\n" + url + "\n");
            return starters.stream().anyMatch(starter -> start(starter, list));
        } catch (IOException e) {
            log.warn("could not write a playlist for another player: {}", e.toString());
            return false;
        }
    }

    private boolean start(List<String> starter, Path list) {
        var command = new ArrayList<>(starter);
        command.add(list.toString());
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var ended = process.waitFor(SETTLED_SECONDS, TimeUnit.SECONDS);
            return !ended || process.exitValue() == 0;
        } catch (IOException e) {
            log.debug("{} is not there: {}", starter.getFirst(), e.toString());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
