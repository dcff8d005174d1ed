package tv.tributary.ui.dashboard;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;

/// The dashboard: heading and quick actions over the cards.
final class DashboardView extends VBox {
    private static final double NARROW = 900;

    private final DashboardModel model;
    private final QuickActions actions;

    DashboardView(DashboardModel model, StreamPanelModel panel, LogoImages logos) {
        this.model = model;
        this.actions = new QuickActions(model, widthProperty().map(width -> width.doubleValue() < NARROW));
        getStyleClass().addAll("page", "dashboard");
        var body = new DashboardBody(model, panel, logos);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(heading(), warning(), body);
    }

    private Node heading() {
        var title = new Label(Messages.of("place.now"));
        title.getStyleClass().add("page-title");
        var lead = new Label();
        lead.getStyleClass().add("page-lead");
        lead.textProperty().bind(model.figures().map(DashboardFigures::lead));
        var words = new VBox(title, lead);
        HBox.setHgrow(words, Priority.ALWAYS);
        actions.visibleProperty().bind(model.now().map(now -> !now.providers().isEmpty()));
        var heading = new HBox(words, actions);
        heading.getStyleClass().add("page-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private Node warning() {
        var warning = new Label("", new FontIcon("mdi2a-alert-outline"));
        warning.getStyleClass().add("panel-state");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        warning.textProperty().bind(model.warning());
        warning.visibleProperty().bind(model.warning().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        return warning;
    }

    /// The buttons beside the dashboard's heading.
    private static final class QuickActions extends HBox {
        /// @param narrow while there is room for icons only
        QuickActions(DashboardModel model, ObservableValue<Boolean> narrow) {
            getStyleClass().add("quick-actions");
            setAlignment(Pos.CENTER_RIGHT);
            var sync = button("mdi2s-sync", Messages.of("action.sync-all"));
            sync.setTooltip(new Tooltip(Messages.of("dashboard.action.sync.hint")));
            sync.setOnAction(_ -> model.syncAll());
            var health = health(model.check());
            var strm = button("mdi2f-folder-play-outline", Messages.of("dashboard.action.strm"));
            strm.setTooltip(new Tooltip(Messages.of("dashboard.action.strm.hint")));
            strm.setOnAction(_ -> model.writeExports());
            for (var button : List.of(sync, health, strm)) {
                button.contentDisplayProperty()
                        .bind(narrow.map(icons -> icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
            }
            getChildren().addAll(health, strm, sync, connect(model));
        }

        /// Begins a check, or stops the one that runs.
        private static Button health(CheckModel check) {
            var health = button("mdi2h-heart-pulse", Messages.of("dashboard.action.health"));
            var hint = new Tooltip();
            health.setTooltip(hint);
            health.setOnAction(_ -> check.toggle());
            check.running().subscribe(running -> {
                var words =
                        Messages.of(running.isPresent() ? "dashboard.action.health.stop" : "dashboard.action.health");
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
}
