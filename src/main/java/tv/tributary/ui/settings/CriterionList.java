package tv.tributary.ui.settings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.text.Messages;

/// The ranking criteria in their order, moved by buttons or by Alt with the arrow keys.
final class CriterionList extends VBox {
    private final ChannelRules rules;

    CriterionList(ChannelRules rules) {
        this.rules = rules;
        getStyleClass().add("rule-list");
        rules.order.addListener((ListChangeListener<Criterion>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(rules.order.stream().map(this::row).toList());
    }

    private Node row(Criterion criterion) {
        var place = rules.order.indexOf(criterion);
        var name = new Label(Messages.of("settings.ranking.place", place + 1, Messages.of(criterion)));
        var row = new HBox(
                name,
                new Spacer(),
                button("mdi2c-chevron-up", "settings.ranking.up", criterion, -1, place == 0),
                button("mdi2c-chevron-down", "settings.ranking.down", criterion, 1, place == rules.order.size() - 1));
        row.getStyleClass().add("rule-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFocusTraversable(true);
        row.setAccessibleText(name.getText());
        row.setOnMousePressed(_ -> row.requestFocus());
        row.setOnKeyPressed(event -> onKey(event, criterion));
        return row;
    }

    private Button button(String icon, String key, Criterion criterion, int places, boolean end) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(Messages.of(key, Messages.of(criterion)));
        button.setDisable(end);
        button.setOnAction(_ -> move(criterion, places));
        return button;
    }

    private void onKey(KeyEvent event, Criterion criterion) {
        if (!event.isAltDown()) return;
        if (event.getCode() == KeyCode.UP) move(criterion, -1);
        else if (event.getCode() == KeyCode.DOWN) move(criterion, 1);
        else return;
        event.consume();
    }

    /// The focus stays with what was moved.
    private void move(Criterion criterion, int places) {
        rules.move(criterion, places);
        getChildren().get(rules.order.indexOf(criterion)).requestFocus();
    }
}
