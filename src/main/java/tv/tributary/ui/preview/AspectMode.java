package tv.tributary.ui.preview;

import javafx.geometry.Rectangle2D;

/// The shape in which a picture is shown. `text` holds the words.
enum AspectMode {
    /// As the stream says.
    SOURCE(0),
    WIDE(16.0 / 9),
    STANDARD(4.0 / 3),
    CINEMA(21.0 / 9),
    /// The stream's shape, so large that no bars are left; what does not fit is cut off.
    ZOOM(0),
    /// As wide and high as there is room.
    STRETCH(0);

    /// Width to height; 0 if it depends on the stream or the room.
    private final double ratio;

    AspectMode(double ratio) {
        this.ratio = ratio;
    }

    AspectMode next() {
        return switch (this) {
            case SOURCE -> WIDE;
            case WIDE -> STANDARD;
            case STANDARD -> CINEMA;
            case CINEMA -> ZOOM;
            case ZOOM -> STRETCH;
            case STRETCH -> SOURCE;
        };
    }

    /// Where a picture lies in a room of that size, in the middle; with [#ZOOM] it is larger than the room.
    ///
    /// @param source width to height as the stream says
    Rectangle2D place(double width, double height, double source) {
        if (width <= 0 || height <= 0) return new Rectangle2D(0, 0, 0, 0);
        var shape = ratio > 0 ? ratio : this == STRETCH ? width / height : source;
        var wide = this == ZOOM ? Math.max(width, height * shape) : Math.min(width, height * shape);
        var high = wide / shape;
        return new Rectangle2D((width - wide) / 2, (height - high) / 2, wide, high);
    }
}
