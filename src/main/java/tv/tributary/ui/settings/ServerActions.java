package tv.tributary.ui.settings;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import tv.tributary.backup.DataBackups;

/// The window's access to the running server and its data. All but the properties may block.
///
/// @param folder where everything is stored
/// @param address where the server answers
/// @param playlist the address of the playlist, with the secret in it
/// @param renewLink makes a new secret: addresses given out before stop working
/// @param backups the daily copies, and everything as one file
/// @param restore lets the next start restore the newest good backup, and ends the program
/// @param openFolder shows a folder in the system's file manager
public record ServerActions(
        Path folder,
        ReadOnlyStringProperty address,
        ReadOnlyStringProperty playlist,
        Runnable renewLink,
        DataBackups backups,
        Runnable restore,
        Consumer<Path> openFolder) {}
