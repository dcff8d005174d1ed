package tv.tributary.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A wall of equal tiles: a list of rows of them, so that only those in sight exist. The keyboard moves over it as over
/// a table. FX thread only.
public abstract class TileWall<T extends Node> extends ListView<Integer> {
    private static final double GAP = 16;
    private static final double SCROLL_BAR = 20;

    private final double leastWidth;
    private final ObservableList<Integer> lines = FXCollections.observableArrayList();
    private int perLine = 1;
    private double tileWidth;

    /// @param leastWidth of a tile, in pixels
    @SuppressWarnings("this-escape") // Nothing is asked of the wall before it has a width.
    protected TileWall(double leastWidth) {
        this.leastWidth = leastWidth;
        this.tileWidth = leastWidth;
        getStyleClass().add("poster-wall");
        setItems(lines);
        setCellFactory(_ -> new TileLine());
        widthProperty().addListener(_ -> arrange());
        // Before the list moves its own selection of lines.
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// How many tiles there are.
    protected abstract int count();

    /// Of a tile that is so wide.
    protected abstract double tileHeight(double width);

    protected abstract T createTile();

    /// @param width of the tile
    protected abstract void fill(T tile, int index, double width);

    /// Nothing is shown on it any more.
    protected abstract void clear(T tile);

    /// The tile the keyboard is on.
    protected abstract int cursor();

    protected abstract void moveTo(int index);

    /// Shows what the keyboard is on.
    protected abstract void open();

    /// What a screen reader says of the tile the keyboard is on.
    protected abstract String spoken();

    /// After the tiles have become others.
    protected final void arrange() {
        var room = Math.max(leastWidth, getWidth() - SCROLL_BAR);
        perLine = Math.max(1, (int) ((room + GAP) / (leastWidth + GAP)));
        // What is left over goes to the tiles.
        tileWidth = Math.floor((room + GAP) / perLine - GAP);
        setFixedCellSize(tileHeight(tileWidth) + GAP);
        var count = (count() + perLine - 1) / perLine;
        if (lines.size() != count)
            lines.setAll(IntStream.range(0, count).boxed().toList());
        update();
    }

    /// After something on the tiles, or the place of the keyboard, has changed.
    protected final void update() {
        refresh();
        setAccessibleText(spoken());
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        var at = cursor();
        switch (event.getCode()) {
            case LEFT -> move(at - 1);
            case RIGHT -> move(at + 1);
            case UP -> move(at - perLine);
            case DOWN -> move(at + perLine);
            case HOME -> move(0);
            case END -> move(count() - 1);
            case PAGE_UP -> move(at - perLine * linesInSight());
            case PAGE_DOWN -> move(at + perLine * linesInSight());
            case ENTER -> open();
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
        moveTo(to);
        reveal();
    }

    /// Scrolls to where the keyboard is.
    public final void reveal() {
        if (lines.isEmpty()) return;
        var line = cursor() / perLine;
        scrollTo(linesInSight() > 1 ? Math.max(0, line - 1) : line);
    }

    /// Scrolls to the first tile.
    protected final void revealFirst() {
        if (!lines.isEmpty()) scrollTo(0);
    }

    private void onMouse(int index, MouseButton button) {
        if (index < 0 || index >= count()) return;
        requestFocus();
        moveTo(index);
        if (button == MouseButton.PRIMARY) open();
    }

    private final class TileLine extends ListCell<Integer> {
        private final List<T> tiles = new ArrayList<>();
        private final HBox box = new HBox(GAP);

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                tiles.forEach(TileWall.this::clear);
                setGraphic(null);
                return;
            }
            while (tiles.size() < perLine) add();
            for (var i = 0; i < tiles.size(); i++) {
                var index = line * perLine + i;
                var tile = tiles.get(i);
                if (i < perLine && index < count()) fill(tile, index, tileWidth);
                else clear(tile);
                tile.setManaged(i < perLine);
            }
            setGraphic(box);
        }

        private void add() {
            var tile = createTile();
            int column = tiles.size();
            tile.setOnMouseClicked(event -> {
                if (event.isStillSincePress()) onMouse(getIndex() * perLine + column, event.getButton());
            });
            tiles.add(tile);
            box.getChildren().add(tile);
        }
    }
}
