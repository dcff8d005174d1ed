package tv.tributary.ui.preview;

import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.file.TempFiles;
import tv.tributary.ui.fx.ProgramLauncher;

/// Opens a channel in an installed player, by a playlist of one entry.
final class ExternalPlayer {
    private static final Logger log = LoggerFactory.getLogger(ExternalPlayer.class);

    private final ProgramLauncher programLauncher;

    /// @param programLauncher take a playlist's path
    ExternalPlayer(ProgramLauncher programLauncher) {
        this.programLauncher = programLauncher;
    }

    /// The system's program for playlists, then well-known players.
    static ExternalPlayer ofThisSystem() {
        return new ExternalPlayer(ProgramLauncher.ofThisSystem("vlc", "mpv", "celluloid", "totem"));
    }

    /// True if a player could be started. Blocks for some seconds: not for the FX thread.
    boolean open(String name, String url) {
        try {
            // Readable by this user only: the address holds the household's token.
            var list = TempFiles.create(".m3u");
            list.toFile().deleteOnExit();
            var title = name.replaceAll("\\R", " ");
            Files.writeString(list, "#EXTM3U\n#EXTINF:-1," + title + "\n" + url + "\n");
            return programLauncher.open(list.toString());
        } catch (IOException e) {
            log.warn("could not write a playlist for another player: {}", e.toString());
            return false;
        }
    }
}
