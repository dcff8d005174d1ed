package tv.tributary.ui.control;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;
import tv.tributary.ui.control.LogoBadge.Initials;
import tv.tributary.ui.control.LogoImages.Framed;

/// A poster, two wide and three high, or its title on one of eight tones as long as there is none. Reusable in cells:
/// never shows the previous picture. FX thread only.
public final class Poster extends Region {
    /// Its height by its width.
    public static final double SHAPE = 1.5;

    private static final double ROUNDING = 20;

    private final LogoImages posters;
    private final Label title = new Label();
    private final ImageView picture = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Request request = new Request();
    private String url = "";
    private List<String> tone = List.of();

    public Poster(LogoImages posters) {
        this.posters = posters;
        getStyleClass().add("poster");
        title.getStyleClass().add("poster-title");
        title.setWrapText(true);
        title.setAlignment(Pos.CENTER);
        title.setTextAlignment(TextAlignment.CENTER);
        // The name beside it says the same to a screen reader.
        title.setAccessibleText("");
        picture.setSmooth(true);
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        setClip(clip);
        getChildren().setAll(title, picture);
    }

    /// @param artwork the address of the picture, or empty
    public void show(String name, String artwork) {
        if (!artwork.equals(url)) {
            posters.cancel(url, request);
            url = artwork;
            picture.setImage(null);
        }
        title.setText(name);
        setTone("tone-" + Initials.of(name).tone());
        if (picture.getImage() == null && !url.isEmpty()) posters.request(url, request);
        title.setVisible(picture.getImage() == null);
    }

    /// Out of sight: what it waited for is not needed any more.
    public void release() {
        if (picture.getImage() == null) {
            posters.cancel(url, request);
            url = "";
        }
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        title.resizeRelocate(8, 8, Math.max(0, getWidth() - 16), Math.max(0, getHeight() - 16));
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        cover();
    }

    /// The picture fills the whole, cut at two sides where it has another shape.
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

    private void setTone(String style) {
        if (tone.contains(style)) return;
        getStyleClass().removeAll(tone);
        tone = List.of(style);
        getStyleClass().addAll(tone);
    }

    /// Its request for a picture.
    private final class Request implements LogoImages.Asker {
        @Override
        public void retry() {
            if (!url.isEmpty() && picture.getImage() == null) posters.request(url, this);
        }

        /// Empty leaves the title.
        @Override
        public void deliver(Optional<Framed> found) {
            if (found.isEmpty()) return;
            picture.setImage(found.get().image());
            title.setVisible(false);
            cover();
        }
    }
}
