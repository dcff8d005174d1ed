package tv.tributary.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import tv.tributary.ui.control.LogoShelf.Framed;

/// A channel's logo, or its initials as long as there is none. Reusable in cells: never shows the previous logo. FX
/// thread only.
public final class LogoBadge extends Label {
    /// Between the logo and the badge's edge.
    private static final double MARGIN = 3;

    private final LogoShelf shelf;
    private final ImageView picture = new ImageView();
    private String url = "";
    private List<String> look = List.of();

    public LogoBadge(LogoShelf shelf) {
        this.shelf = shelf;
        getStyleClass().add("channel-badge");
        setAlignment(Pos.CENTER);
        // The name beside it says the same to a screen reader.
        setAccessibleText("");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.fitWidthProperty().bind(widthProperty().subtract(2 * MARGIN));
        picture.fitHeightProperty().bind(heightProperty().subtract(2 * MARGIN));
    }

    /// @param logo its address, or empty
    public void show(String name, String logo) {
        var initials = Initials.of(name);
        setText(initials.letters());
        if (!logo.equals(url)) {
            shelf.leave(url, this);
            url = logo;
            picture.setImage(null);
        }
        if (picture.getImage() == null) {
            wear("tone-" + initials.tone());
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
            if (!url.isEmpty()) shelf.ask(url, this);
        }
    }

    /// Out of sight: what it waited for is not needed any more.
    public void rest() {
        if (picture.getImage() == null) {
            shelf.leave(url, this);
            url = "";
        }
    }

    /// Its logo may be there by now.
    void askAgain() {
        if (!url.isEmpty() && picture.getImage() == null) shelf.ask(url, this);
    }

    /// The answer to a question; empty leaves the initials.
    void take(Optional<Framed> logo) {
        if (logo.isEmpty()) return;
        picture.setImage(logo.get().image());
        wear("plate-" + logo.get().plate().name().toLowerCase(Locale.ROOT));
        setGraphic(picture);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    private void wear(String style) {
        if (look.contains(style)) return;
        getStyleClass().removeAll(look);
        look = List.of(style);
        getStyleClass().addAll(look);
    }
}
