package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The channels as tiles: another view of the table's rows and selection. A list of rows of tiles, so that only
/// visible ones exist.
final class ChannelGrid extends ListView<Integer> {
    private static final double GAP = 12;
    private static final double LINE = 136;
    private static final double SCROLL_BAR = 18;

    private final ObservableList<ChannelRow> rows;
    private final MultipleSelectionModel<ChannelRow> chosen;
    private final ChannelActions actions;
    private final LogoImages logos;
    private final ChannelMenu menu;
    private final ObservableList<Integer> lines = FXCollections.observableArrayList();
    private int perLine = 1;
    private double tileWidth = ChannelTile.WIDTH;
    /// The anchor of a range selection.
    private int anchor;
    /// The tile with the keyboard focus.
    private int at;

    ChannelGrid(ChannelTable table, ChannelsModel model, ChannelActions actions, LogoImages logos) {
        this.rows = table.getItems();
        this.chosen = table.getSelectionModel();
        this.actions = actions;
        this.logos = logos;
        getStyleClass().add("channel-grid");
        setItems(lines);
        setFixedCellSize(LINE);
        setAccessibleText(Messages.of("channels.table.name"));
        setCellFactory(_ -> new Line());
        this.menu = new ChannelMenu(model, actions);
        menu.openOn(this);
        rows.addListener((ListChangeListener<ChannelRow>) _ -> arrange());
        chosen.getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> refresh());
        widthProperty().subscribe(_ -> arrange());
        // It may have been chosen in the table, or have got another place.
        focusedProperty().subscribe(isFocused -> {
            var index = chosen.getSelectedIndex();
            if (!isFocused || index < 0 || chosen.isSelected(at)) return;
            at = index;
            anchor = index;
        });
        new TypeSelect(() -> rows, this::choose, actions::star).listenOn(this);
        // Before the list moves its own selection of lines.
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Puts the keyboard into the grid, on the chosen tile or the first.
    void enter() {
        requestFocus();
        if (chosen.isEmpty() && !rows.isEmpty()) chosen.selectFirst();
    }

    private void arrange() {
        var room = Math.max(ChannelTile.WIDTH, getWidth() - SCROLL_BAR);
        perLine = Math.max(1, (int) ((room + GAP) / (ChannelTile.WIDTH + GAP)));
        // What is left over goes to the tiles.
        tileWidth = Math.floor((room + GAP) / perLine - GAP);
        var count = (rows.size() + perLine - 1) / perLine;
        if (lines.size() != count) {
            lines.setAll(IntStream.range(0, count).boxed().toList());
        }
        refresh();
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown()) {
            if (actions.onKey(event)) event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(at - 1, event);
            case RIGHT -> move(at + 1, event);
            case UP -> move(at - perLine, event);
            case DOWN -> move(at + perLine, event);
            case HOME -> move(0, event);
            case END -> move(rows.size() - 1, event);
            case PAGE_UP -> move(at - perLine * linesInSight(), event);
            case PAGE_DOWN -> move(at + perLine * linesInSight(), event);
            case ENTER -> actions.play();
            case A -> {
                if (!event.isShortcutDown()) return;
                chosen.selectAll();
            }
            default -> {
                if (!menu.opensBy(event, this, ".channel-tile:chosen") && !actions.onKey(event)) return;
            }
        }
        event.consume();
    }

    private int linesInSight() {
        return Math.max(1, (int) (getHeight() / LINE));
    }

    private void move(int to, KeyEvent event) {
        if (rows.isEmpty()) return;
        at = Math.clamp(to, 0, rows.size() - 1);
        choose(event.isShiftDown());
        scrollTo(Math.max(0, at / perLine - 1));
    }

    /// Goes to a tile.
    private void choose(int index) {
        at = index;
        choose(false);
        scrollTo(Math.max(0, at / perLine - 1));
    }

    private void choose(boolean asRange) {
        if (!asRange) anchor = at;
        var first = Math.min(anchor, at);
        chosen.clearAndSelect(at);
        if (asRange) chosen.selectRange(first, Math.max(anchor, at) + 1);
    }

    private void onMouse(ChannelTile tile, MouseEvent event) {
        if (tile.index() < 0) return;
        requestFocus();
        var isChosen = chosen.isSelected(tile.index());
        at = tile.index();
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!isChosen) choose(false);
        } else if (event.getClickCount() == 2) {
            actions.play();
        } else if (event.isShortcutDown()) {
            anchor = at;
            if (isChosen) chosen.clearSelection(at);
            else chosen.select(at);
        } else {
            choose(event.isShiftDown());
            if (!event.isShiftDown()) actions.zap();
        }
    }

    private final class Line extends ListCell<Integer> {
        private final List<ChannelTile> tiles = new ArrayList<>();
        private final HBox box = new HBox(GAP);

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                tiles.forEach(ChannelTile::showNothing);
                setGraphic(null);
                return;
            }
            while (tiles.size() < perLine) add();
            for (var i = 0; i < tiles.size(); i++) {
                var index = line * perLine + i;
                if (i < perLine && index < rows.size()) {
                    tiles.get(i).setPrefWidth(tileWidth);
                    tiles.get(i).show(rows.get(index), index, chosen.isSelected(index));
                    tiles.get(i).showKeyboard(index == at);
                } else {
                    tiles.get(i).showNothing();
                }
            }
            setGraphic(box);
        }

        private void add() {
            var tile = new ChannelTile(logos);
            tile.setOnMousePressed(event -> onMouse(tile, event));
            tiles.add(tile);
            box.getChildren().add(tile);
        }
    }

    /// A channel in the grid: its logo over its name, number and number of backups.
    private static final class ChannelTile extends VBox {
        /// The least it needs.
        static final double WIDTH = 148;
        private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
        private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");
        private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");

        private final LogoBadge badge;
        private final Label name = new Label();
        private final Label number = new Label();
        private final Label backups = new Label();
        private int index = -1;

        ChannelTile(LogoImages logos) {
            badge = new LogoBadge(logos);
            getStyleClass().add("channel-tile");
            setAlignment(Pos.TOP_CENTER);
            setMinWidth(WIDTH);
            setMaxWidth(USE_PREF_SIZE);
            badge.getStyleClass().add("large");
            name.getStyleClass().add("tile-name");
            number.getStyleClass().add("muted");
            backups.getStyleClass().add("backup-count");
            var facts = new HBox(number, backups);
            facts.getStyleClass().add("tile-facts");
            facts.setAlignment(Pos.CENTER);
            getChildren().setAll(badge, name, facts);
        }

        /// @param at its place in the list
        void show(ChannelRow row, int at, boolean isChosen) {
            index = at;
            var channel = row.channel();
            badge.show(channel.name(), channel.logo());
            name.setText(channel.name());
            number.setText(channel.number());
            backups.setText(Integer.toString(row.backups()));
            backups.setVisible(row.backups() > 0);
            backups.setManaged(row.backups() > 0);
            pseudoClassStateChanged(CHOSEN, isChosen);
            pseudoClassStateChanged(HIDDEN, row.hidden());
            setAccessibleText(Messages.of("channels.tile", channel.name(), row.backups()));
            setVisible(true);
        }

        void showKeyboard(boolean isHere) {
            pseudoClassStateChanged(KEYBOARD, isHere);
        }

        void showNothing() {
            index = -1;
            badge.release();
            setVisible(false);
        }

        /// Its place in the list; negative without a channel.
        int index() {
            return index;
        }
    }
}
