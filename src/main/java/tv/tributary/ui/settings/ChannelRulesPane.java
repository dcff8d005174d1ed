package tv.tributary.ui.settings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;

/// The section about channels: order of streams, and numbering.
final class ChannelRulesPane extends VBox {
    private final ChannelRules rules;
    private final VBox starts = new VBox();

    ChannelRulesPane(ChannelRules rules) {
        this.rules = rules;
        var scheme = new EnumComboBox<>(Scheme.values());
        scheme.valueProperty().bindBidirectional(rules.scheme);
        var first = new SettingRow(
                Messages.of("settings.first-number"),
                Messages.of("settings.first-number.hint"),
                new NumberSpinner(rules.first, 1, NumberingSettings.HIGHEST, 100));
        var ranges = new SettingRow(
                Messages.of("settings.group-ranges"), Messages.of("settings.group-ranges.hint"), ranges());
        ranges.visibleProperty().bind(rules.scheme.isEqualTo(Scheme.BY_GROUP));
        ranges.managedProperty().bind(ranges.visibleProperty());
        var favouritesFirst = new ToggleSwitch();
        favouritesFirst.selectedProperty().bindBidirectional(rules.favouritesFirst);
        var originalPictures = new ToggleSwitch();
        originalPictures.selectedProperty().bindBidirectional(rules.originalPictures);
        getChildren()
                .setAll(
                        new SettingRow(
                                Messages.of("settings.favourites-first"),
                                Messages.of("settings.favourites-first.hint"),
                                favouritesFirst),
                        new SettingRow(
                                Messages.of("settings.original-pictures"),
                                Messages.of("settings.original-pictures.hint"),
                                originalPictures),
                        new SettingRow(
                                Messages.of("settings.ranking"),
                                Messages.of("settings.ranking.hint"),
                                new CriterionList(rules)),
                        new SettingRow(
                                Messages.of("settings.numbering"), Messages.of("settings.numbering.hint"), scheme),
                        first,
                        ranges,
                        new SettingRow(
                                Messages.of("settings.number-anew"), Messages.of("settings.number-anew.hint"), anew()));
    }

    private Node anew() {
        var button = new Button(Messages.of("settings.number-anew"), new FontIcon("mdi2o-order-numeric-ascending"));
        button.setOnAction(_ -> rules.numberAnew());
        return new HBox(button);
    }

    private Node ranges() {
        starts.getStyleClass().add("rule-list");
        rules.starts.addListener((ListChangeListener<ChannelRules.GroupStart>) _ -> showStarts());
        showStarts();
        var more = new ComboBox<>(rules.groups);
        more.setPromptText(Messages.of("settings.group-ranges.add"));
        more.setAccessibleText(Messages.of("settings.group-ranges.add"));
        more.setMaxWidth(Double.MAX_VALUE);
        more.setOnHidden(_ -> {
            var group = more.getValue();
            if (group == null) return;
            rules.addGroup(group);
            more.setValue(null);
        });
        var all = new VBox(starts, more);
        all.getStyleClass().add("rule-list");
        return all;
    }

    private void showStarts() {
        starts.getChildren().setAll(rules.starts.stream().map(this::row).toList());
    }

    private Node row(ChannelRules.GroupStart start) {
        var name = new Label(start.group());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var number = new NumberSpinner(start.first(), 1, NumberingSettings.HIGHEST, 100);
        number.setAccessibleText(Messages.of("settings.group-ranges.start", start.group()));
        number.getStyleClass().add("rule-number");
        var remove = new Button("", new FontIcon("mdi2c-close"));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        remove.setAccessibleText(Messages.of("settings.group-ranges.remove", start.group()));
        remove.setOnAction(_ -> rules.removeGroup(start));
        var row = new HBox(name, number, remove);
        row.getStyleClass().add("rule-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The ranking criteria in their order, moved by buttons or by Alt with the arrow keys.
    private static final class CriterionList extends VBox {
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
                    button(
                            "mdi2c-chevron-down",
                            "settings.ranking.down",
                            criterion,
                            1,
                            place == rules.order.size() - 1));
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
}
