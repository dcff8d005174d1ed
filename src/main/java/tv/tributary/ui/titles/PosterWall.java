package tv.tributary.ui.titles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.Poster;

/// The titles as a wall of posters: a list of rows of tiles, so that only those in sight exist and only their posters
/// are asked for.
final class PosterWall extends ListView<Integer> {
    private static final double GAP = 16;
    private static final double SCROLL_BAR = 20;

    private final TitlesModel model;
    private final LogoImages posters;
    private final Runnable onOpen;
    private final ObservableList<Integer> lines = FXCollections.observableArrayList();
    private int perLine = 1;
    private double tileWidth = PosterTile.LEAST_WIDTH;

    /// @param onOpen shows the title the keyboard is on
    PosterWall(TitlesModel model, LogoImages posters, Runnable onOpen) {
        this.model = model;
        this.posters = posters;
        this.onOpen = onOpen;
        getStyleClass().add("poster-wall");
        setItems(lines);
        setCellFactory(_ -> new PosterLine());
        model.rows.subscribe(_ -> {
            arrange();
            if (model.cursor.get() == 0 && !lines.isEmpty()) scrollTo(0);
        });
        model.cursor.subscribe(_ -> {
            refresh();
            speak();
        });
        model.seen.subscribe(_ -> refresh());
        widthProperty().subscribe(_ -> arrange());
        // Before the list moves its own selection of lines.
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void arrange() {
        var room = Math.max(PosterTile.LEAST_WIDTH, getWidth() - SCROLL_BAR);
        perLine = Math.max(1, (int) ((room + GAP) / (PosterTile.LEAST_WIDTH + GAP)));
        // What is left over goes to the tiles.
        tileWidth = Math.floor((room + GAP) / perLine - GAP);
        setFixedCellSize(Math.floor(tileWidth * Poster.SHAPE) + PosterTile.WORDS_HEIGHT + GAP);
        var count = (model.rows.get().size() + perLine - 1) / perLine;
        if (lines.size() != count)
            lines.setAll(IntStream.range(0, count).boxed().toList());
        refresh();
        speak();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        var at = model.cursor.get();
        switch (event.getCode()) {
            case LEFT -> move(at - 1);
            case RIGHT -> move(at + 1);
            case UP -> move(at - perLine);
            case DOWN -> move(at + perLine);
            case HOME -> move(0);
            case END -> move(model.rows.get().size() - 1);
            case PAGE_UP -> move(at - perLine * linesInSight());
            case PAGE_DOWN -> move(at + perLine * linesInSight());
            case ENTER -> onOpen.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int linesInSight() {
        return Math.max(1, (int) (getHeight() / getFixedCellSize()));
    }

    private void move(int to) {
        model.moveTo(to);
        reveal();
    }

    /// Scrolls to where the keyboard is.
    void reveal() {
        if (lines.isEmpty()) return;
        var line = model.cursor.get() / perLine;
        scrollTo(linesInSight() > 1 ? Math.max(0, line - 1) : line);
    }

    private void speak() {
        setAccessibleText(model.current().map(PosterTile::spoken).orElseGet(() -> Messages.of("titles.wall")));
    }

    private void onMouse(PosterTile tile, MouseButton button) {
        if (tile.index() < 0) return;
        requestFocus();
        model.moveTo(tile.index());
        if (button == MouseButton.PRIMARY) onOpen.run();
    }

    private final class PosterLine extends ListCell<Integer> {
        private final List<PosterTile> tiles = new ArrayList<>();
        private final HBox box = new HBox(GAP);

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                tiles.forEach(PosterTile::showNothing);
                setGraphic(null);
                return;
            }
            while (tiles.size() < perLine) add();
            var rows = model.rows.get();
            for (var i = 0; i < tiles.size(); i++) {
                var index = line * perLine + i;
                var tile = tiles.get(i);
                if (i < perLine && index < rows.size()) {
                    tile.setTileWidth(tileWidth);
                    var row = rows.get(index);
                    var share = model.seen.get().getOrDefault(row.id(), 0.0);
                    tile.show(row, index, index == model.cursor.get(), share);
                } else {
                    tile.showNothing();
                }
                tile.setManaged(i < perLine);
            }
            setGraphic(box);
        }

        private void add() {
            var tile = new PosterTile(posters);
            tile.setOnMouseClicked(event -> {
                if (event.isStillSincePress()) onMouse(tile, event.getButton());
            });
            tiles.add(tile);
            box.getChildren().add(tile);
        }
    }
}
