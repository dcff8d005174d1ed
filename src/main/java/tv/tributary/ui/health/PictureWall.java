package tv.tributary.ui.health;

import java.time.Instant;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.health.StreamVerdict;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CoverPicture;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.TileWall;
import tv.tributary.ui.health.HealthModel.Content;
import tv.tributary.ui.health.HealthModel.PictureEntry;

/// What channels showed last, as a wall of small pictures; only those in sight are loaded. A click goes to the channel.
final class PictureWall extends TileWall<PictureWall.PictureTile> {
    private static final double LEAST_WIDTH = 180;

    private final HealthModel model;
    private final LogoImages pictures;
    private final IntegerProperty cursor = new SimpleIntegerProperty();

    PictureWall(HealthModel model, LogoImages pictures) {
        super(LEAST_WIDTH);
        this.model = model;
        this.pictures = pictures;
        model.content.subscribe(_ -> {
            moveTo(cursor.get());
            arrange();
        });
        cursor.subscribe(_ -> update());
    }

    private List<PictureEntry> entries() {
        return model.content.get().map(Content::pictures).orElse(List.of());
    }

    @Override
    protected int count() {
        return entries().size();
    }

    @Override
    protected double tileHeight(double width) {
        return Math.floor(width * PictureTile.SHAPE) + PictureTile.WORDS_HEIGHT;
    }

    @Override
    protected PictureTile createTile() {
        return new PictureTile(pictures);
    }

    @Override
    protected void fill(PictureTile tile, int index, double width) {
        tile.show(entries().get(index), width, index == cursor.get());
    }

    @Override
    protected void clear(PictureTile tile) {
        tile.showNothing();
    }

    @Override
    protected int cursor() {
        return cursor.get();
    }

    @Override
    protected void moveTo(int index) {
        cursor.set(Math.clamp(index, 0, Math.max(0, count() - 1)));
    }

    @Override
    protected void open() {
        if (cursor.get() < count()) model.show(entries().get(cursor.get()).channel());
    }

    @Override
    protected String spoken() {
        return cursor.get() < count()
                ? PictureTile.spoken(entries().get(cursor.get()))
                : Messages.of("health-look.pictures");
    }

    /// A channel: its picture with the verdict on it, its name, and how old the picture is. Reusable.
    static final class PictureTile extends VBox {
        /// Its height by its width.
        static final double SHAPE = 9 / 16.0;

        static final double WORDS_HEIGHT = 46;
        private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");

        private final CoverPicture picture;
        private final Label verdict = new Label();
        private final Label name = new Label();
        private final Label age = new Label();

        PictureTile(LogoImages pictures) {
            picture = new CoverPicture(pictures);
            getStyleClass().add("poster-tile");
            verdict.getStyleClass().add("poster-mark");
            var marks = new StackPane(verdict);
            marks.getStyleClass().add("poster-marks");
            marks.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            var face = new StackPane(picture, marks);
            face.getStyleClass().add("poster-face");
            StackPane.setAlignment(marks, Pos.TOP_RIGHT);
            name.getStyleClass().add("tile-name");
            age.getStyleClass().add("tile-note");
            for (var words : List.of(name, age)) words.setMinWidth(0);
            var words = new VBox(name, age);
            words.setMinHeight(WORDS_HEIGHT);
            words.setMaxHeight(WORDS_HEIGHT);
            getChildren().setAll(face, words);
        }

        void show(PictureEntry entry, double width, boolean isHere) {
            setMinWidth(width);
            setPrefWidth(width);
            setMaxWidth(width);
            picture.setMinHeight(Math.floor(width * SHAPE));
            picture.setMaxHeight(Math.floor(width * SHAPE));
            picture.show(entry.address());
            verdict.setText(Messages.of(entry.verdict()));
            verdict.setVisible(entry.verdict() != StreamVerdict.FINE);
            name.setText(entry.channel().name());
            age.setText(Units.ago(entry.at(), Instant.now()));
            pseudoClassStateChanged(KEYBOARD, isHere);
            setAccessibleText(spoken(entry));
            setVisible(true);
        }

        void showNothing() {
            picture.release();
            setVisible(false);
        }

        static String spoken(PictureEntry entry) {
            return Messages.of(
                    "health.pictures.tile",
                    entry.channel().name(),
                    Messages.of(entry.verdict()),
                    Units.ago(entry.at(), Instant.now()));
        }
    }
}
