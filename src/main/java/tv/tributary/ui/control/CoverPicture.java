package tv.tributary.ui.control;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import tv.tributary.ui.control.LogoImages.Framed;

/// A picture that fills its room, with round corners, cut at two sides where it has another shape. Reusable in cells:
/// never shows the previous picture. FX thread only.
public class CoverPicture extends Region {
    private static final double ROUNDING = 20;

    private final LogoImages pictures;
    private final ImageView picture = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Request request = new Request();
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();
    private String url = "";

    /// @param pictures brings them
    @SuppressWarnings("this-escape") // Nobody overrides what is called.
    public CoverPicture(LogoImages pictures) {
        this.pictures = pictures;
        picture.setSmooth(true);
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        setClip(clip);
        getChildren().setAll(picture);
    }

    /// @param address of the picture, or empty
    public final void show(String address) {
        if (!address.equals(url)) {
            pictures.cancel(url, request);
            url = address;
            setImage(Optional.empty());
        }
        if (picture.getImage() == null && !url.isEmpty()) pictures.request(url, request);
    }

    /// Out of sight: what it waited for is not needed any more.
    public final void release() {
        if (picture.getImage() == null) {
            pictures.cancel(url, request);
            url = "";
        }
    }

    /// Whether the picture has come.
    public final ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    private void setImage(Optional<Image> image) {
        picture.setImage(image.orElse(null));
        present.set(image.isPresent());
        cover();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        cover();
    }

    private void cover() {
        var image = picture.getImage();
        if (image == null || getWidth() <= 0 || getHeight() <= 0) return;
        picture.setViewport(middle(image, getHeight() / getWidth()));
    }

    private static Rectangle2D middle(Image image, double shape) {
        var width = Math.min(image.getWidth(), image.getHeight() / shape);
        var height = width * shape;
        return new Rectangle2D((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
    }

    /// Its request for a picture.
    private final class Request implements LogoImages.Asker {
        @Override
        public void retry() {
            if (!url.isEmpty() && picture.getImage() == null) pictures.request(url, this);
        }

        @Override
        public void deliver(Optional<Framed> found) {
            if (found.isPresent()) setImage(found.map(Framed::image));
        }
    }
}
