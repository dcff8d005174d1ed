package tv.tributary.ui.preview;

import java.util.Optional;

/// The state in which the player was left, kept between runs.
///
/// @param volume percent
/// @param collapsed whether the docked player is flat
/// @param pictureInPicture where its window stood; empty before it was first opened
public record PreviewSettings(int volume, boolean collapsed, Optional<WindowPlace> pictureInPicture) {
    /// The name the record is stored under.
    public static final String NAME = "preview";

    /// A window on the desktop, in screen pixels.
    public record WindowPlace(double x, double y, double width, double height) {}

    public static PreviewSettings defaults() {
        return new PreviewSettings(80, false, Optional.empty());
    }
}
