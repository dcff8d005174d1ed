package tv.tributary.ui.shell;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// The product's mark.
final class Logo extends ImageView {
    private static final double SIZE = 40;

    public Logo() {
        super(image(128));
        setFitWidth(SIZE);
        setFitHeight(SIZE);
        setSmooth(true);
        getStyleClass().add("logo");
    }

    /// The mark at one of the sizes it is drawn in: 16, 32, 48, 64, 128 or 256 pixels.
    public static Image image(int pixels) {
        var url = Logo.class.getResource("/tv/tributary/ui/icon/tributary-" + pixels + ".png");
        if (url == null) throw new IllegalArgumentException("no icon of " + pixels + " pixels");
        return new Image(url.toExternalForm());
    }
}
