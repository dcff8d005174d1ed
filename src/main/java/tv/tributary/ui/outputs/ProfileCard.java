package tv.tributary.ui.outputs;

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
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QrCode;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.outputs.ClientApp.Addresses;
import tv.tributary.ui.outputs.ProfilesModel.ProfileEntry;

/// A card for one profile of output: name, what it shows, its addresses, actions.
final class ProfileCard extends VBox {
    private final ProfilesModel model;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label advice = new Label(Messages.of("outputs.profile.too-many", ProfileOutputs.MOST_FOR_PLEX));
    private final Button split = new Button(Messages.of("outputs.profile.split"));
    private final VBox rows = new VBox();
    private final Button code = new Button("", new FontIcon("mdi2q-qrcode"));
    private final Button renew = new Button("", new FontIcon("mdi2k-key-change"));
    private final Button edit = new Button("", new FontIcon("mdi2p-pencil-outline"));
    private final Button remove = new Button("", new FontIcon("mdi2d-delete-outline"));
    private ProfileEntry entry;

    ProfileCard(ProfilesModel model, ProfileEntry entry) {
        this.model = model;
        this.entry = entry;
        createView();
    }

    void show(ProfileEntry newer) {
        var isOther = rows.getChildren().isEmpty() || !newer.addresses().equals(entry.addresses());
        entry = newer;
        var profile = newer.profile();
        setAccessibleText(profile.name());
        name.setText(profile.name());
        facts.setText(Messages.of(
                "outputs.profile.facts",
                newer.channels(),
                Messages.of(profile.view().format()),
                profile.view().firstNumber()));
        for (var button : new Button[] {code, renew, edit, remove})
            button.setAccessibleText(button.getTooltip().getText() + ": " + profile.name());
        for (var node : new Node[] {advice, split}) {
            node.setVisible(newer.isTooLarge());
            node.setManaged(newer.isTooLarge());
        }
        if (isOther) showAddresses(newer.addresses());
    }

    private void showAddresses(Addresses addresses) {
        rows.getChildren()
                .setAll(
                        row("outputs.playlist.address", addresses.playlist()),
                        row("outputs.playlist.guide", addresses.guide()),
                        row("outputs.login.server", addresses.server()),
                        row("outputs.login.password", addresses.password()));
        addresses.tuner().ifPresent(tuner -> rows.getChildren().add(row("outputs.profile.tuner", tuner)));
    }

    private static Node row(String key, String address) {
        var label = new Label(Messages.of(key));
        label.getStyleClass().addAll("provider-facts", "output-address-name");
        var field = new CopyField(Messages.of(key), new ReadOnlyStringWrapper(address).getReadOnlyProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(label, field);
        line.getStyleClass().add("output-address");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        name.getStyleClass().add("provider-name");
        facts.getStyleClass().add("provider-facts");
        advice.getStyleClass().addAll("provider-facts", Styles.WARNING);
        for (var label : new Label[] {facts, advice}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        split.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        split.setOnAction(_ -> model.split(entry));
        var words = new VBox(name, facts, advice, split, rows);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, createActions());
        top.getStyleClass().add("provider-top");
        getChildren().setAll(top);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            if (event.getTarget() == this) requestFocus();
            if (event.getClickCount() == 2) model.edit(entry);
        });
    }

    private Node createActions() {
        code.setTooltip(new Tooltip(Messages.of("outputs.profile.code")));
        code.setOnAction(_ -> showCode());
        renew.setTooltip(new Tooltip(Messages.of("outputs.tuner.renew")));
        renew.setOnAction(_ -> Overlay.ask(
                getScene(),
                new QuestionPane(
                                Messages.of("outputs.profile.renew.question"), Messages.of("outputs.profile.renew.why"))
                        .mainAnswer(Messages.of("outputs.tuner.renew"), () -> model.renew(entry))));
        edit.setTooltip(new Tooltip(Messages.of("outputs.tuner.edit")));
        edit.setOnAction(_ -> model.edit(entry));
        remove.setTooltip(new Tooltip(Messages.of("outputs.tuner.remove")));
        remove.setOnAction(_ -> model.remove(entry));
        var actions = new HBox(code, renew, edit, remove);
        for (var button : actions.getChildren()) button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        actions.getStyleClass().add("provider-actions");
        actions.setAlignment(Pos.TOP_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        return actions;
    }

    private void showCode() {
        var picture = new QrCode(Messages.of("dashboard.connect.code"));
        picture.show(entry.addresses().playlist());
        Overlay.ask(getScene(), new QuestionPane(entry.profile().name(), picture));
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
