package tv.tributary.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import tv.tributary.ui.control.LogoImages.Framed;

/// A channel's logo, or its initials as long as there is none. Reusable in cells: never shows the previous logo. FX
/// thread only.
public final class LogoBadge extends Label {
    /// Between the logo and the badge's edge.
    private static final double MARGIN = 3;

    private final LogoImages shelf;
    private final ImageView picture = new ImageView();
    private final Request request = new Request();
    private String url = "";
    private List<String> look = List.of();

    public LogoBadge(LogoImages shelf) {
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
            shelf.cancel(url, request);
            url = logo;
            picture.setImage(null);
        }
        if (picture.getImage() == null) {
            setTone("tone-" + initials.tone());
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
            if (!url.isEmpty()) shelf.request(url, request);
        }
    }

    /// Out of sight: what it waited for is not needed any more.
    public void release() {
        if (picture.getImage() == null) {
            shelf.cancel(url, request);
            url = "";
        }
    }

    private void setTone(String style) {
        if (look.contains(style)) return;
        getStyleClass().removeAll(look);
        look = List.of(style);
        getStyleClass().addAll(look);
    }

    /// Its request for a logo.
    private final class Request implements LogoImages.Asker {
        @Override
        public void retry() {
            if (!url.isEmpty() && picture.getImage() == null) shelf.request(url, this);
        }

        /// The answer to a question; empty leaves the initials.
        @Override
        public void deliver(Optional<Framed> logo) {
            if (logo.isEmpty()) return;
            picture.setImage(logo.get().image());
            setTone("plate-" + logo.get().plate().name().toLowerCase(Locale.ROOT));
            setGraphic(picture);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    /// A channel's badge where it has no picture: up to three letters and one of eight tones, always the same for
    /// the same name.
    ///
    /// @param tone 0..7; the style class `tone-N` gives it a colour
    record Initials(String letters, int tone) {
        static final int TONES = 8;
        private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}+]+");

        static Initials of(String name) {
            var words =
                    BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
            var letters = new StringBuilder();
            for (var word : words) {
                // A short first word is mostly the station itself: BBC, ITV2, ARD.
                if (letters.isEmpty() && word.length() <= 3) letters.append(word);
                else letters.appendCodePoint(word.codePointAt(0));
                if (letters.length() >= 2) break;
            }
            if (letters.isEmpty()) letters.append("TV");
            return new Initials(letters.toString().toUpperCase(Locale.ROOT), Math.floorMod(spread(name), TONES));
        }

        /// Neighbours such as "News 1" and "News 2" should not share a tone more often than chance.
        private static int spread(String name) {
            var hash = name.hashCode() * 0x9E3779B9;
            return hash >>> 28;
        }
    }
}
