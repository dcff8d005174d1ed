package tv.tributary.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;

/// The window's access to the running server and its data. All but the properties may block.
///
/// @param folder where everything is stored
/// @param address where the server answers
/// @param playlist the address of the playlist, with the secret in it
/// @param renewLink makes a new secret: addresses given out before stop working
/// @param newestBackup when it was made; empty if there is none
/// @param backUp makes a backup
/// @param restore lets the next start restore the newest good backup, and ends the program
/// @param openFolder shows a folder in the system's file manager
public record ServerActions(
        Path folder,
        ReadOnlyStringProperty address,
        ReadOnlyStringProperty playlist,
        Runnable renewLink,
        Callable<Optional<Instant>> newestBackup,
        Callable<Path> backUp,
        Runnable restore,
        Consumer<Path> openFolder) {}
