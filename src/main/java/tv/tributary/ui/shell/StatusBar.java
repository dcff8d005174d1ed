package tv.tributary.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyButton;

/// The status bar: server address, playlist copy button, running jobs, streams and rates.
final class StatusBar extends HBox {
    private static final double NARROW = 1000;

    private final StackPane more = new StackPane();

    public StatusBar(StatusModel model) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        server(model),
                        copy(model),
                        fault(model),
                        new JobStrip(model),
                        more,
                        gap,
                        watching(model),
                        flow(model));
    }

    /// Shows something more beside the jobs, while it is visible.
    void show(Node strip) {
        more.getChildren().setAll(strip);
        more.setMinWidth(0);
        more.visibleProperty().bind(strip.visibleProperty());
        more.managedProperty().bind(strip.visibleProperty());
    }

    private static Label server(StatusModel model) {
        var server = new Label("", new FontIcon("mdi2a-access-point"));
        server.getStyleClass().add("status-server");
        server.textProperty().bind(model.address());
        server.visibleProperty().bind(model.address().isNotEmpty());
        server.setMinWidth(USE_PREF_SIZE);
        server.setTooltip(new Tooltip(Messages.of("shell.status.server.hint")));
        return server;
    }

    private Button copy(StatusModel model) {
        var copy = new CopyButton(Messages.of("action.copy-playlist"), model.playlist()::get);
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.contentDisplayProperty()
                .bind(widthProperty()
                        .map(width ->
                                width.doubleValue() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        copy.disableProperty().bind(model.playlist().isEmpty());
        return copy;
    }

    private static Label fault(StatusModel model) {
        var fault = new Label("", new FontIcon("mdi2d-database-alert"));
        fault.getStyleClass().addAll("status-fault", Styles.DANGER);
        fault.textProperty().bind(model.fault());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(model.fault());
        fault.setTooltip(tooltip);
        var there = Bindings.isNotEmpty(model.fault());
        fault.visibleProperty().bind(there);
        fault.managedProperty().bind(there);
        return fault;
    }

    private static Label watching(StatusModel model) {
        var watching = new Label();
        watching.textProperty().bind(model.watching());
        watching.setMinWidth(Region.USE_PREF_SIZE);
        return watching;
    }

    private static Label flow(StatusModel model) {
        var flow = new Label("", new FontIcon("mdi2s-swap-vertical"));
        flow.getStyleClass().add("status-flow");
        flow.textProperty().bind(model.flow());
        flow.setMinWidth(Region.USE_PREF_SIZE);
        flow.setTooltip(new Tooltip(Messages.of("shell.status.flow.hint")));
        var flows = Bindings.isNotEmpty(model.flow());
        flow.visibleProperty().bind(flows);
        flow.managedProperty().bind(flows);
        return flow;
    }
}
