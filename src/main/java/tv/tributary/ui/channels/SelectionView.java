package tv.tributary.ui.channels;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;

/// Beside the table while many channels are selected: how many, which, and the actions for all of them.
final class SelectionView extends VBox {
    private static final int NAMED = 6;

    private final ChannelActions actions;
    private final VBox buttons = new VBox();
    private final HBox busy;

    SelectionView(ChannelActions actions) {
        this.actions = actions;
        busy = new HBox(new ProgressIndicator(), new Label(Messages.of("channels.chosen.busy")));
        busy.getStyleClass().add("selection-busy");
        busy.visibleProperty().bind(actions.slow());
        buttons.getStyleClass().add("selection-buttons");
        buttons.disableProperty().bind(actions.slow());
        getStyleClass().add("selection-view");
    }

    void show(List<ChannelRow> rows) {
        var title = new Label(Messages.of("channels.chosen", rows.size()));
        title.getStyleClass().add("detail-name");
        var streams = rows.stream().mapToInt(ChannelRow::sources).sum();
        var facts = new Label(Messages.of("channels.chosen.streams", streams));
        facts.getStyleClass().add("detail-facts");
        var names = new VBox();
        names.getStyleClass().add("selection-names");
        rows.stream().limit(NAMED).map(row -> new Label(row.channel().name())).forEach(names.getChildren()::add);
        if (rows.size() > NAMED) {
            var more = new Label(Messages.of("channels.chosen.more", rows.size() - NAMED));
            more.getStyleClass().add("muted");
            names.getChildren().add(more);
        }
        getChildren().setAll(title, facts, names, buttons, busy);
        var first = rows.getFirst().channel().name();
        var merge = action(Messages.of("channels.merge-into", first), "mdi2c-call-merge", actions::merge);
        if (rows.size() <= ChannelActions.MANY) merge.getStyleClass().add(Styles.ACCENT);
        buttons.getChildren().setAll(merge);
        if (rows.size() == 2) {
            add("channels.menu.never", "mdi2c-call-split", actions::neverTogether);
        }
        add("channels.menu.group", "mdi2f-folder-move-outline", actions::group);
        add("channels.menu.rename-many", "mdi2r-rename-box", actions::rename);
        add("channels.menu.number-many", "mdi2n-numeric", actions::renumber);
        var favourites = rows.stream().allMatch(ChannelRow::favourite);
        add(
                favourites ? "channels.menu.unfavourite" : "channels.menu.favourite",
                favourites ? "mdi2s-star-off-outline" : "mdi2s-star-outline",
                actions::favourite);
        if (rows.stream().anyMatch(row -> !row.hidden())) {
            add("channels.menu.hide", "mdi2e-eye-off-outline", actions::hide);
        }
        if (rows.stream().anyMatch(ChannelRow::hidden)) add("channels.menu.show", "mdi2e-eye-outline", actions::show);
    }

    private void add(String key, String icon, Runnable action) {
        buttons.getChildren().add(action(Messages.of(key), icon, action));
    }

    private static Button action(String words, String icon, Runnable action) {
        var button = new Button(words, new FontIcon(icon));
        button.getStyleClass().add("selection-action");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        // A channel's name in it may be of any length.
        button.setWrapText(true);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
