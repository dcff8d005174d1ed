package tv.tributary.ui.dashboard;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Badge;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.dashboard.CandidateRow.Does;

/// A card for one source of a channel: state, reason, actions.
final class CandidateCard extends VBox {
    private final LiveRow<CandidateRow> row;
    private final Label provider = new Label();
    private final Badge badge = new Badge();
    private final Label name = new Label();
    private final Label why = new Label();
    private final Button choose;
    private final Button block;
    private final Button unblock;

    CandidateCard(LiveRow<CandidateRow> row, StreamPanelModel model) {
        this.row = row;
        getStyleClass().add("candidate");
        provider.getStyleClass().add("viewer-player");
        name.getStyleClass().add("fact-title");
        why.getStyleClass().add("fact-title");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        choose = button("mdi2p-play-circle-outline", "dashboard.candidate.choose");
        choose.setOnAction(_ -> model.choose(row.get()));
        block = button("mdi2c-cancel", "channels.source.block");
        block.setOnAction(_ -> model.block(row.get()));
        unblock = button("mdi2r-restore", "channels.source.unblock");
        unblock.setOnAction(_ -> model.unblock(row.get()));
        var head = new HBox(provider, badge, new Spacer(), choose, block, unblock);
        head.getStyleClass().add("viewer-line");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, name, why);
        row.value().subscribe(this::show);
    }

    LiveRow<CandidateRow> row() {
        return row;
    }

    private void show(CandidateRow now) {
        provider.setText(now.provider());
        badge.show(Messages.of(now.does()), now.does().tone);
        name.setText(now.name());
        why.setText(now.why());
        shown(why, !now.why().isEmpty());
        shown(choose, now.does() == Does.WAITS || now.does() == Does.RESTS);
        shown(block, now.does() != Does.BLOCKED);
        shown(unblock, now.does() == Does.BLOCKED);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static Button button(String icon, String key) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(Messages.of(key));
        button.setTooltip(new Tooltip(Messages.of(key)));
        return button;
    }
}
