package tv.tributary.ui.names;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.SearchField;
import tv.tributary.ui.names.NamesModel.OfferFilter;
import tv.tributary.ui.names.NamesModel.OfferRow;

/// The page: what each channel is called, what it could be called and why, with a tick before it.
final class NamesView extends VBox {
    private final NamesModel model;
    private final LogoImages logos;
    private final ListView<OfferRow> list;
    private final SearchField search = new SearchField(Messages.of("names.search"));
    private final CheckBox everything = new CheckBox();
    private final StackPane content = new StackPane();
    private final Node loading = new ProgressIndicator();
    private final EmptyState none = new EmptyState(
            "mdi2c-check-circle-outline", Messages.of("names.none.title"), Messages.of("names.none.words"));
    private final EmptyState nothingFound =
            new EmptyState("mdi2m-magnify", Messages.of("names.nothing.title"), Messages.of("names.nothing.words"));

    NamesView(NamesModel model, LogoImages logos) {
        this.model = model;
        this.logos = logos;
        this.list = new ListView<>(model.rows);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("page", "names-page");
        var lead = new Label(Messages.of("names.lead"));
        lead.getStyleClass().add("page-lead");
        lead.setWrapText(true);
        lead.setMinHeight(USE_PREF_SIZE);
        list.setCellFactory(_ -> new OfferCell());
        list.getStyleClass().addAll("card", "names-list");
        list.setAccessibleText(Messages.of("place.names"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::onListKey);
        content.getChildren().setAll(list, loading, none, nothingFound);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(lead, createTools(), content);
        model.known.subscribe(_ -> show());
        model.rows.addListener((ListChangeListener<OfferRow>) _ -> show());
        model.ticked.subscribe(_ -> show());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        show();
    }

    private Node createTools() {
        search.follow(model.text, model.text::set);
        search.leaveDownwards(list::requestFocus);
        var filter = new EnumComboBox<>(OfferFilter.values());
        filter.valueProperty().bindBidirectional(model.filter);
        filter.setAccessibleText(Messages.of("names.filter"));
        filter.setMinWidth(USE_PREF_SIZE);
        everything.setText(Messages.of("names.all"));
        everything.setMinWidth(USE_PREF_SIZE);
        everything.setOnAction(_ -> model.tickAll(everything.isSelected()));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var keep = button("names.keep", "mdi2p-pin-outline", model::keep);
        keep.setTooltip(new Tooltip(Messages.of("names.keep.why")));
        var take = button("names.take", "mdi2c-check", model::take);
        take.getStyleClass().add(Styles.ACCENT);
        take.textProperty()
                .bind(Bindings.createStringBinding(() -> Messages.of("names.take", model.ticked.get()), model.ticked));
        var tools = new HBox(everything, search, filter, room, keep, take);
        tools.getStyleClass().add("names-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Button button(String words, String icon, Runnable action) {
        var button = new Button(Messages.of(words, 0), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(model.ticked.isEqualTo(0));
        return button;
    }

    private void show() {
        boolean any = model.count() > 0;
        boolean found = !model.rows.isEmpty();
        show(loading, !model.known.get());
        show(none, model.known.get() && !any);
        show(nothingFound, any && !found);
        show(list, found);
        everything.setDisable(!found);
        everything.setSelected(
                found && model.rows.stream().allMatch(row -> row.chosen().get()));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void onListKey(KeyEvent event) {
        var row = list.getSelectionModel().getSelectedItem();
        if (event.getCode() != KeyCode.SPACE || row == null) return;
        row.chosen().set(!row.chosen().get());
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F && event.isShortcutDown()) search.requestFocus();
        else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) model.text.set("");
        else return;
        event.consume();
    }

    /// The tick, the logo, both names and the reason. The keyboard reaches it through the list.
    private final class OfferCell extends ListCell<OfferRow> {
        private final CheckBox tick = new CheckBox();
        private final LogoBadge logo = new LogoBadge(logos);
        private final Label before = new Label();
        private final Label after = new Label();
        private final Label why = new Label();
        private final HBox line;
        private @Nullable OfferRow shown;

        OfferCell() {
            tick.setFocusTraversable(false);
            before.getStyleClass().add("names-before");
            after.getStyleClass().add("names-after");
            why.getStyleClass().add("names-why");
            for (var label : new Label[] {before, after, why}) label.setMinWidth(0);
            var words = new VBox(new HBox(before, new Label(" → "), after), why);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(tick, logo, words);
            line.getStyleClass().add("names-line");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(OfferRow row, boolean empty) {
            super.updateItem(row, empty);
            if (shown != null) tick.selectedProperty().unbindBidirectional(shown.chosen());
            shown = empty ? null : row;
            if (shown == null) {
                logo.release();
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            tick.selectedProperty().bindBidirectional(shown.chosen());
            logo.show(shown.offer().before(), shown.channel().logo());
            before.setText(shown.offer().before());
            after.setText(shown.offer().after());
            why.setText(Messages.of(
                    "names.line", shown.offer().words(), shown.channel().group()));
            setAccessibleText(before.getText() + " → " + after.getText() + ". " + why.getText());
            setGraphic(line);
        }
    }
}
