package tv.tributary.ui.channels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;

/// Menu for columns by keyboard: which are shown, their order and width.
final class ColumnsMenu extends Menu {
    private static final double STEP = 30;

    private final TableView<ChannelRow> table;
    private final Map<TableColumn<ChannelRow, ?>, Menu> menus = new HashMap<>();

    ColumnsMenu(TableView<ChannelRow> table) {
        super(Messages.of("channels.menu.columns"), new FontIcon("mdi2v-view-column-outline"));
        this.table = table;
        table.getColumns().subscribe(this::fill);
        fill();
    }

    private void fill() {
        getItems()
                .setAll(table.getColumns().stream()
                        .map(column -> menus.computeIfAbsent(column, this::menu))
                        .toList());
    }

    private Menu menu(TableColumn<ChannelRow, ?> column) {
        var shown = new CheckMenuItem(Messages.of("channels.column.shown"));
        shown.setSelected(column.isVisible());
        column.visibleProperty().addListener((_, _, visible) -> shown.setSelected(visible));
        shown.setOnAction(_ -> show(column, shown));
        var arrange = List.of(
                item("channels.column.left", () -> move(column, -1)),
                item("channels.column.right", () -> move(column, 1)),
                item("channels.column.wider", () -> table.resizeColumn(column, STEP)),
                item("channels.column.narrower", () -> table.resizeColumn(column, -STEP)));
        arrange.forEach(
                item -> item.disableProperty().bind(column.visibleProperty().not()));
        var menu = new Menu(name(column));
        menu.getItems().setAll(Stream.concat(Stream.of(shown), arrange.stream()).toList());
        return menu;
    }

    /// That of the stars has an icon for its title.
    private static String name(TableColumn<ChannelRow, ?> column) {
        return column.getText().isEmpty() ? Messages.of(ChannelColumn.FAVOURITE) : column.getText();
    }

    /// One column stays: without any there would be no list.
    private void show(TableColumn<ChannelRow, ?> column, CheckMenuItem item) {
        var last = table.getVisibleLeafColumns().size() == 1 && column.isVisible();
        column.setVisible(last || item.isSelected());
        item.setSelected(column.isVisible());
    }

    /// Past the next column in sight; those hidden do not count.
    private void move(TableColumn<ChannelRow, ?> column, int step) {
        var order = FXCollections.observableArrayList(table.getColumns());
        var from = order.indexOf(column);
        var to = from + step;
        while (to >= 0 && to < order.size() && !order.get(to).isVisible()) to += step;
        if (to < 0 || to >= order.size()) return;
        order.remove(from);
        order.add(to, column);
        table.getColumns().setAll(order);
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Messages.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
