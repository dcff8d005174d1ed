package tv.tributary.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Saves what a scene, or a part of it, looks like. FX thread only.
public final class Snapshots {
    private Snapshots() {}

    public static void save(Scene scene, Path file) throws IOException {
        // Virtual controls build their cells in one pass and lay them out in the next.
        for (var pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
    }

    /// In the size it has now.
    public static void save(Parent laidOut, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(laidOut.snapshot(null, null), null), "png", file.toFile());
    }
}
