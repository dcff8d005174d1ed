package tv.tributary.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;
import tv.tributary.ui.control.LogoBadge.Initials;

/// A poster, two wide and three high, or its title on one of eight tones as long as there is none. FX thread only.
public final class Poster extends CoverPicture {
    /// Its height by its width.
    public static final double SHAPE = 1.5;

    private final Label title = new Label();
    private List<String> tone = List.of();

    public Poster(LogoImages posters) {
        super(posters);
        getStyleClass().add("poster");
        title.getStyleClass().add("poster-title");
        title.setWrapText(true);
        title.setAlignment(Pos.CENTER);
        title.setTextAlignment(TextAlignment.CENTER);
        // The name beside it says the same to a screen reader.
        title.setAccessibleText("");
        title.visibleProperty().bind(presentProperty().not());
        getChildren().addFirst(title);
    }

    /// @param artwork the address of the picture, or empty
    public void show(String name, String artwork) {
        title.setText(name);
        setTone("tone-" + Initials.of(name).tone());
        show(artwork);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        title.resizeRelocate(8, 8, Math.max(0, getWidth() - 16), Math.max(0, getHeight() - 16));
    }

    private void setTone(String style) {
        if (tone.contains(style)) return;
        getStyleClass().removeAll(tone);
        tone = List.of(style);
        getStyleClass().addAll(tone);
    }
}
