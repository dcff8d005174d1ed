package tv.tributary.ui.dashboard;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.relay.viewer.ViewerSnapshot.Protocol;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Badge;
import tv.tributary.ui.control.LiveRows.LiveCell;

/// One viewer: player, delay behind live, and a button to disconnect it.
final class ViewerCell extends LiveCell<ViewerRow> {
    private final Label player = new Label();
    private final Badge protocol = new Badge();
    private final Label address = new Label();
    private final Label facts = new Label();
    private final Label skips = new Label();
    private final Tooltip agent = new Tooltip();
    private final HBox row;

    ViewerCell(StreamPanelModel model) {
        player.getStyleClass().add("viewer-player");
        player.setTooltip(agent);
        for (var quiet : new Label[] {address, facts}) quiet.getStyleClass().add("fact-title");
        skips.getStyleClass().add("viewer-skips");
        skips.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(player, protocol, address);
        first.getStyleClass().add("viewer-line");
        first.setAlignment(Pos.BASELINE_LEFT);
        var second = new HBox(facts, skips);
        second.getStyleClass().add("viewer-line");
        var words = new VBox(first, second);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var away = new Button("", new FontIcon("mdi2a-account-cancel-outline"));
        away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        away.setAccessibleText(Messages.of("dashboard.viewer.disconnect"));
        away.setTooltip(new Tooltip(Messages.of("dashboard.viewer.disconnect")));
        away.setOnAction(_ -> {
            if (getItem() != null) model.disconnect(getItem().get());
        });
        row = new HBox(words, away);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("viewer-row");
        setPrefWidth(0);
    }

    @Override
    protected Node content() {
        return row;
    }

    @Override
    protected void show(ViewerRow viewer) {
        player.setText(viewer.player());
        protocol.show(
                Messages.of(viewer.protocol()),
                viewer.protocol() == Protocol.HLS ? Badge.Tone.ACCENT : Badge.Tone.NEUTRAL);
        address.setText(viewer.address());
        facts.setText(viewer.facts());
        skips.setText(viewer.skips());
        agent.setText(viewer.agent().isEmpty() ? viewer.player() : viewer.agent());
        setAccessibleText(String.join(
                ", ", viewer.player(), protocol.getText(), viewer.address(), viewer.facts(), viewer.skips()));
    }
}
