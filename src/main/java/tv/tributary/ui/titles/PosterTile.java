package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.library.TitleRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.Poster;

/// A title on the wall: its poster with marks on it, and below its name, year and rating. Reusable.
final class PosterTile extends VBox {
    /// In pixels: the least width, and what stands below the poster.
    static final double LEAST_WIDTH = 124;
    static final double WORDS_HEIGHT = 46;

    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-title");

    private final Poster poster;
    private final Label quality = new Label();
    private final ProgressBar seen = new ProgressBar();
    private final FontIcon watched = new FontIcon("mdi2c-check-circle");
    private final FontIcon favourite = new FontIcon("mdi2s-star");
    private final Label name = new Label();
    private final Label facts = new Label();
    private int index = -1;

    PosterTile(LogoImages posters) {
        poster = new Poster(posters);
        getStyleClass().add("poster-tile");
        quality.getStyleClass().add("poster-mark");
        favourite.getStyleClass().add("poster-star");
        name.getStyleClass().add("tile-name");
        facts.getStyleClass().add("tile-note");
        name.setMinWidth(0);
        facts.setMinWidth(0);
        watched.getStyleClass().add("poster-watched");
        seen.getStyleClass().addAll(Styles.SMALL, "poster-seen");
        seen.setMaxWidth(Double.MAX_VALUE);
        var marks = new HBox(watched, favourite, quality);
        marks.getStyleClass().add("poster-marks");
        marks.setAlignment(Pos.TOP_RIGHT);
        marks.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var face = new StackPane(poster, marks, seen);
        StackPane.setAlignment(seen, Pos.BOTTOM_CENTER);
        face.getStyleClass().add("poster-face");
        StackPane.setAlignment(marks, Pos.TOP_RIGHT);
        var words = new VBox(name, facts);
        words.setMinHeight(WORDS_HEIGHT);
        words.setMaxHeight(WORDS_HEIGHT);
        getChildren().setAll(face, words);
    }

    /// In pixels: of the poster.
    void setTileWidth(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        var height = Math.floor(width * Poster.SHAPE);
        poster.setMinHeight(height);
        poster.setMaxHeight(height);
    }

    /// @param at its place in the list
    /// @param share how much of it was seen, 0..1
    void show(TitleRow row, int at, boolean isHere, double share) {
        index = at;
        poster.show(row.name(), row.artwork());
        name.setText(row.name());
        facts.setText(facts(row));
        quality.setText(TitleWords.quality(row.facets().height()));
        quality.setVisible(!quality.getText().isEmpty());
        quality.setManaged(quality.isVisible());
        favourite.setVisible(row.favourite());
        favourite.setManaged(row.favourite());
        seen.setProgress(share);
        seen.setVisible(share > 0 && share < 1);
        watched.setVisible(share >= 1);
        watched.setManaged(share >= 1);
        pseudoClassStateChanged(KEYBOARD, isHere);
        pseudoClassStateChanged(HIDDEN, row.hidden());
        setAccessibleText(spoken(row));
        setVisible(true);
    }

    void showNothing() {
        if (index >= 0) poster.release();
        index = -1;
        setVisible(false);
    }

    /// Its place in the list; negative without a title.
    int index() {
        return index;
    }

    /// `2021  ★ 7.8`.
    static String facts(TitleRow row) {
        var parts = new ArrayList<String>();
        if (row.year() > 0) parts.add(Integer.toString(row.year()));
        if (row.rating() > 0)
            parts.add(String.format(Locale.getDefault(Locale.Category.FORMAT), "★ %.1f", row.rating()));
        return String.join("  ", parts);
    }

    static String spoken(TitleRow row) {
        var parts = new ArrayList<String>();
        parts.add(row.name());
        if (row.year() > 0) parts.add(Integer.toString(row.year()));
        if (row.rating() > 0) parts.add(Messages.of("titles.spoken.rating", row.rating()));
        if (row.favourite()) parts.add(Messages.of("titles.spoken.favourite"));
        return String.join(", ", parts);
    }
}
