package tv.tributary.ui.preview;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/// Looks for VLC on this machine.
final class PlayerFinder {
    private static final Logger log = LoggerFactory.getLogger(PlayerFinder.class);

    private PlayerFinder() {}

    /// The player, or empty without a VLC that can be used. Loads native libraries: takes up to a quarter of a second,
    /// not for the FX thread.
    static Optional<Player> find() {
        try {
            var discovery = new NativeDiscovery();
            // A factory without a found VLC throws UnsatisfiedLinkError.
            if (!discovery.discover()) return Optional.empty();
            log.debug("VLC found in {}", discovery.discoveredPath());
            return Optional.of(new VlcPlayer(VlcPlayer.factory()));
        } catch (LinkageError | RuntimeException e) {
            // A broken or foreign installation fails in many ways; to the user all of them are "no VLC".
            log.info("VLC is installed but cannot be used: {}", e.toString());
            return Optional.empty();
        }
    }
}
