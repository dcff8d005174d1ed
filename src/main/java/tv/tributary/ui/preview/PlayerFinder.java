package tv.tributary.ui.preview;

import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.binding.lib.LibC;
import uk.co.caprica.vlcj.binding.support.runtime.RuntimeUtil;
import uk.co.caprica.vlcj.support.version.LibVlcVersion;

/// Finds VLC on this machine and loads it. Does not use vlcj's discovery, which walks whole trees and follows links.
final class PlayerFinder {
    private static final Logger log = LoggerFactory.getLogger(PlayerFinder.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final LibVlcFolders folders;
    private final String userAgent;
    private final int mostLines;

    /// @param userAgent by which the relay knows this viewer, and the dashboard calls it
    /// @param mostLines the largest height of its pictures in pixels
    PlayerFinder(LibVlcFolders folders, String userAgent, int mostLines) {
        this.folders = folders;
        this.userAgent = userAgent;
        this.mostLines = mostLines;
    }

    /// The player, or empty without a VLC that can be used. Loads native libraries, which may take a second, and is
    /// given up after three if there is none: not for the FX thread.
    Optional<VideoPlayer> player() {
        for (var file : new LibVlcSearch(folders, LIMIT).files()) {
            // Of another processor, broken, or too old; the next may be better.
            if (loads(file)) return start();
        }
        return Optional.empty();
    }

    private boolean loads(Path libvlc) {
        try {
            var folder = libvlc.toAbsolutePath().resolveSibling("").normalize();
            LibVlcSearch.file(folder, folders.coreFileNames())
                    .ifPresent(core -> NativeLibrary.getInstance(core.toString()));
            NativeLibrary.getInstance(libvlc.toAbsolutePath().toString());
            // From here on vlcj, which knows the library by name only, finds the same.
            NativeLibrary.addSearchPath(RuntimeUtil.getLibVlcLibraryName(), folder.toString());
            folders.plugins(folder).stream()
                    .filter(Files::isDirectory)
                    .findFirst()
                    .ifPresent(PlayerFinder::usePlugins);
            log.debug("VLC found: {}", libvlc);
            return true;
        } catch (LinkageError e) {
            log.info("{} cannot be loaded: {}", libvlc, e.getMessage());
            return false;
        }
    }

    private static void usePlugins(Path folder) {
        if (RuntimeUtil.isWindows()) LibC.INSTANCE._putenv("VLC_PLUGIN_PATH=" + folder);
        else LibC.INSTANCE.setenv("VLC_PLUGIN_PATH", folder.toString(), 1);
    }

    private Optional<VideoPlayer> start() {
        try {
            var version = new LibVlcVersion();
            if (version.isSupported()) return Optional.of(new VlcPlayer(VlcPlayer.factory(), userAgent, mostLines));
            log.info("VLC {} is too old, {} is needed", version.getVersion(), version.getRequiredVersion());
        } catch (LinkageError | RuntimeException e) {
            // A broken or foreign installation fails in many ways; to the user all of them are "no VLC".
            log.info("VLC is installed but cannot be used: {}", e.toString());
        }
        return Optional.empty();
    }
}
