package tv.tributary.ui.preview;

import javafx.scene.image.Image;

/// Receives what a [VideoPlayer] shows. Called on the FX thread, and only for what is playing now, never for what was
/// stopped.
interface VideoOutput {
    /// A picture that renews itself with every frame.
    void picture(Image image);

    /// Picture or sound runs.
    void playing();

    /// How wide the picture is for its height, 1.78 for 16:9.
    void aspect(double widthToHeight);

    void ended();

    /// It could not be opened or broke off.
    void failed();
}
