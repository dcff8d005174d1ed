package tv.tributary.ui.channels;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;

/// The context menu of the selected channels.
final class ChannelMenu extends ContextMenu {
    private static final double BESIDE = 24;

    private final ChannelsModel model;
    private final ChannelActions actions;
    private final List<Menu> arranging;

    /// @param arranging ways to arrange the list itself, which are there also while no channel is chosen
    ChannelMenu(ChannelsModel model, ChannelActions actions, Menu... arranging) {
        this.model = model;
        this.actions = actions;
        this.arranging = List.of(arranging);
        // Not while it is being shown: the first time it would be as small as what it held before.
        model.chosen.subscribe(rows -> getItems().setAll(items(rows)));
    }

    /// Opens it with the keys made for that, which not every system does by itself.
    ///
    /// @param list over which it is opened, beside what is `chosen` there
    /// @param chosen a selector
    /// @return whether it was such a key
    boolean opensBy(KeyEvent event, Node list, String chosen) {
        var isKey = event.getCode() == KeyCode.CONTEXT_MENU || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (!isKey || list.getScene() == null || isShowing()) return isKey;
        var over = Optional.ofNullable(list.lookup(chosen)).orElse(list);
        var place = over.localToScreen(over.getLayoutBounds());
        show(list, place.getMinX() + BESIDE, place.getMinY() + BESIDE);
        return true;
    }

    /// Opens it where the list is asked for its menu. Not as the list's own context menu: then the keys in it would
    /// work on every page, wherever the keyboard is.
    void openOn(Node list) {
        list.setOnContextMenuRequested(event -> {
            if (!isShowing()) show(list, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private List<MenuItem> items(List<ChannelRow> rows) {
        var hidden = rows.stream().anyMatch(ChannelRow::hidden);
        var shown = rows.stream().anyMatch(row -> !row.hidden());
        var one = rows.size() == 1;
        var favourites = rows.stream().allMatch(ChannelRow::favourite);
        var onChannels = Stream.of(
                        withKey(key(KeyCode.ENTER), item(one, "action.play", "mdi2p-play", actions::play)),
                        withKey(
                                key(KeyCode.S),
                                item(!favourites, "channels.menu.favourite", "mdi2s-star-outline", actions::favourite)),
                        withKey(
                                key(KeyCode.S),
                                item(
                                        favourites,
                                        "channels.menu.unfavourite",
                                        "mdi2s-star-off-outline",
                                        actions::favourite)),
                        item(one, "sending.to", "mdi2c-cast", actions::send),
                        item(one, "sharing.open", "mdi2w-web", actions::openInBrowser),
                        item(one, "sharing.copy.stream", "mdi2c-content-copy", actions::copyStream),
                        item(one, "sharing.copy.hls", "mdi2c-content-copy", actions::copyHls),
                        withKey(key(KeyCode.F2), item(one, "action.rename", "mdi2r-rename-box", actions::rename)),
                        withKey(key(KeyCode.F3), item(one, "channels.menu.number", "mdi2n-numeric", actions::renumber)),
                        withKey(
                                key(KeyCode.F2),
                                item(!one, "channels.menu.rename-many", "mdi2r-rename-box", actions::rename)),
                        withKey(
                                key(KeyCode.F3),
                                item(!one, "channels.menu.number-many", "mdi2n-numeric", actions::renumber)),
                        withKey(
                                shortcut(KeyCode.G),
                                item(true, "channels.menu.group", "mdi2f-folder-move-outline", actions::group)),
                        withKey(
                                new KeyCodeCombination(
                                        KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                                item(true, "channels.menu.place", "mdi2s-swap-vertical", actions::moveTo)),
                        withKey(
                                shortcut(KeyCode.M),
                                item(!one, "channels.menu.merge", "mdi2c-call-merge", actions::merge)),
                        item(rows.size() == 2, "channels.menu.never", "mdi2c-call-split", actions::neverTogether),
                        withKey(
                                key(KeyCode.DELETE),
                                item(shown, "channels.menu.hide", "mdi2e-eye-off-outline", actions::hide)),
                        item(hidden, "channels.menu.show", "mdi2e-eye-outline", actions::show),
                        new SeparatorMenuItem(),
                        item(true, "channels.menu.own-name", "mdi2r-restore", actions::ownName),
                        item(true, "channels.menu.own-number", "mdi2r-restore", actions::ownNumber),
                        item(true, "channels.menu.own-group", "mdi2r-restore", actions::ownGroup),
                        item(
                                rows.stream().anyMatch(row -> row.position().isPresent()),
                                "channels.menu.own-place",
                                "mdi2r-restore",
                                actions::ownPlace),
                        new SeparatorMenuItem())
                .filter(item -> !rows.isEmpty() && (item instanceof SeparatorMenuItem || item.isVisible()));
        var onList = Stream.concat(Stream.of(sortMenu()), Stream.concat(arranging.stream(), Stream.of(panelMenu())));
        return Stream.concat(onChannels, onList).toList();
    }

    /// For the keyboard, and for tiles, which have no titles to click on. The same again turns the order round.
    private Menu sortMenu() {
        var menu = new Menu(Messages.of("channels.menu.sort"), new FontIcon("mdi2s-sort"));
        var playlist = new MenuItem(Messages.of("channels.menu.sort.playlist"));
        playlist.setOnAction(_ -> model.sort(List.of()));
        menu.getItems().setAll(playlist, new SeparatorMenuItem());
        menu.getItems()
                .addAll(Stream.of(ChannelColumn.values()).map(this::sortItem).toList());
        return menu;
    }

    /// The border between list and panel, for the keyboard.
    private Menu panelMenu() {
        var menu = new Menu(Messages.of("channels.menu.panel"), new FontIcon("mdi2d-dock-right"));
        menu.getItems()
                .setAll(
                        panelItem("channels.panel.wider", () -> model.moveDivider(-ChannelsModel.DIVIDER_STEP)),
                        panelItem("channels.panel.narrower", () -> model.moveDivider(ChannelsModel.DIVIDER_STEP)));
        return menu;
    }

    private static MenuItem panelItem(String key, Runnable action) {
        var item = new MenuItem(Messages.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private MenuItem sortItem(ChannelColumn column) {
        var item = new MenuItem(Messages.of(column));
        item.setOnAction(_ -> {
            var up = new SortBy(column, SortBy.Direction.UP);
            model.sort(List.of(model.sort.get().contains(up) ? new SortBy(column, SortBy.Direction.DOWN) : up));
        });
        return item;
    }

    /// Shows the key that does the same; the list itself listens to it.
    private static MenuItem withKey(KeyCombination key, MenuItem item) {
        item.setAccelerator(key);
        return item;
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private MenuItem item(boolean fits, String key, String icon, Runnable action) {
        var item = new MenuItem(Messages.of(key), new FontIcon(icon));
        item.setVisible(fits && !model.chosen.get().isEmpty());
        item.setOnAction(_ -> action.run());
        return item;
    }
}
