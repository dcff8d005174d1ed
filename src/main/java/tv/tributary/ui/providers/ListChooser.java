package tv.tributary.ui.providers;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import tv.tributary.text.Messages;

/// The system's file dialog for lists. FX thread only.
final class ListChooser {
    private ListChooser() {}

    /// Empty where the screen has no such dialog.
    static Optional<ListChooser> ofThisScreen() {
        var headless = "Headless".equals(System.getProperty("glass.platform"));
        return headless ? Optional.empty() : Optional.of(new ListChooser());
    }

    /// Waits for the user; empty when they think better of it.
    Optional<Path> choose(Window owner) {
        var dialog = new FileChooser();
        dialog.setTitle(Messages.of("providers.choose.title"));
        dialog.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                Messages.of("providers.choose.lists"), "*.m3u", "*.m3u8", "*.gz", "*.xz", "*.zip"),
                        new FileChooser.ExtensionFilter(Messages.of("providers.choose.all"), "*"));
        return Optional.ofNullable(dialog.showOpenDialog(owner)).map(File::toPath);
    }
}
