package tv.tributary.ui.outputs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.outputs.TunersModel.TunerEntry;

/// A card for one tuner: name, what it offers, its address, actions.
final class TunerCard extends VBox {
    private final TunersModel model;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label advice = new Label();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final Button renew = new Button("", new FontIcon("mdi2k-key-change"));
    private final Button edit = new Button("", new FontIcon("mdi2p-pencil-outline"));
    private final Button remove = new Button("", new FontIcon("mdi2d-delete-outline"));
    private TunerEntry entry;

    TunerCard(TunersModel model, TunerEntry entry) {
        this.model = model;
        this.entry = entry;
        createView();
    }

    void show(TunerEntry newer) {
        entry = newer;
        var tuner = newer.tuner();
        setAccessibleText(tuner.name());
        renew.setAccessibleText(Messages.of("outputs.tuner.renew.named", tuner.name()));
        edit.setAccessibleText(Messages.of("outputs.tuner.edit.named", tuner.name()));
        remove.setAccessibleText(Messages.of("outputs.tuner.remove.named", tuner.name()));
        name.setText(tuner.name());
        facts.setText(Messages.of("outputs.tuner.facts", newer.channels(), newer.streams(), tuner.device()));
        address.set(newer.typed());
        var words = newer.channels() == 0
                ? Messages.of("outputs.tuner.no-channels")
                : newer.isTooLargeForPlex() ? Messages.of("outputs.tuner.too-many") : "";
        advice.setText(words);
        advice.setVisible(!words.isEmpty());
        advice.setManaged(!words.isEmpty());
    }

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        name.getStyleClass().add("provider-name");
        facts.getStyleClass().add("provider-facts");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        advice.getStyleClass().addAll("provider-facts", Styles.WARNING);
        advice.setWrapText(true);
        advice.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(name, facts, advice, createAddress());
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, new Spacer(), createActions());
        top.getStyleClass().add("provider-top");
        getChildren().setAll(top);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            if (event.getTarget() == this) requestFocus();
            if (event.getClickCount() == 2) model.edit(entry);
        });
    }

    private Node createAddress() {
        var label = new Label(Messages.of("outputs.tuner.address"));
        label.getStyleClass().add("provider-facts");
        label.setMinWidth(USE_PREF_SIZE);
        var field = new CopyField(Messages.of("outputs.tuner.address"), address.getReadOnlyProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(label, field);
        line.getStyleClass().add("output-address");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node createActions() {
        renew.setTooltip(new Tooltip(Messages.of("outputs.tuner.renew")));
        renew.setOnAction(_ -> Overlay.ask(
                getScene(),
                new QuestionPane(Messages.of("outputs.tuner.renew.question"), Messages.of("outputs.tuner.renew.why"))
                        .mainAnswer(Messages.of("outputs.tuner.renew"), () -> model.renew(entry))));
        edit.setTooltip(new Tooltip(Messages.of("outputs.tuner.edit")));
        edit.setOnAction(_ -> model.edit(entry));
        remove.setTooltip(new Tooltip(Messages.of("outputs.tuner.remove")));
        remove.setOnAction(_ -> model.remove(entry));
        var actions = new HBox(renew, edit, remove);
        for (var button : actions.getChildren()) button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        actions.getStyleClass().add("provider-actions");
        actions.setAlignment(Pos.TOP_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        return actions;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() != this) return;
        switch (event.getCode()) {
            case ENTER, F2 -> model.edit(entry);
            case DELETE -> model.remove(entry);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
