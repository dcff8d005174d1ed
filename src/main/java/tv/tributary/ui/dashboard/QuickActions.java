package tv.tributary.ui.dashboard;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;

/// The buttons beside the dashboard's heading.
final class QuickActions extends HBox {
    /// @param narrow while there is room for icons only
    QuickActions(DashboardModel model, ObservableValue<Boolean> narrow) {
        getStyleClass().add("quick-actions");
        setAlignment(Pos.CENTER_RIGHT);
        var sync = button("mdi2s-sync", Messages.of("action.sync-all"));
        sync.setTooltip(new Tooltip(Messages.of("dashboard.action.sync.hint")));
        sync.setOnAction(_ -> model.syncAll());
        var health = health(model.check());
        for (var button : List.of(sync, health)) {
            button.contentDisplayProperty()
                    .bind(narrow.map(icons -> icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        }
        getChildren().addAll(health, sync, connect(model));
    }

    /// Begins a check, or stops the one that runs.
    private static Button health(CheckModel check) {
        var health = button("mdi2h-heart-pulse", Messages.of("dashboard.action.health"));
        var hint = new Tooltip();
        health.setTooltip(hint);
        health.setOnAction(_ -> check.toggle());
        check.running().subscribe(running -> {
            var words = Messages.of(running.isPresent() ? "dashboard.action.health.stop" : "dashboard.action.health");
            health.setText(words);
            health.setAccessibleText(words);
            hint.setText(running.map(Job.View::note).orElseGet(() -> Messages.of("dashboard.action.health.hint")));
        });
        return health;
    }

    private static Button connect(DashboardModel model) {
        var connect = button("mdi2c-cast-connected", Messages.of("dashboard.action.connect"));
        connect.getStyleClass().add(Styles.ACCENT);
        connect.setTooltip(new Tooltip(Messages.of("dashboard.action.connect.hint")));
        connect.setOnAction(_ -> {
            var popover = new Popover(new ConnectGuide(model.playlist()));
            popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
            popover.setHeaderAlwaysVisible(false);
            popover.show(connect);
        });
        return connect;
    }

    private static Button button(String icon, String words) {
        var button = new Button(words, new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(words);
        return button;
    }
}
