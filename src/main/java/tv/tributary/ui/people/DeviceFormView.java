package tv.tributary.ui.people;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.model.PairedDevice;
import tv.tributary.server.pairing.DeviceAddresses;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.QrCode;
import tv.tributary.ui.people.DeviceForm.Owner;

/// The sheet of a device: its name and whose it is, then the code by which it comes in, or its addresses.
final class DeviceFormView extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    private final DeviceForm form;
    private final PeopleModel model;
    private final TextField name = new TextField();
    private final VBox middle = new VBox();

    DeviceFormView(DeviceForm form, PeopleModel model) {
        this.form = form;
        this.model = model;
        createView();
    }

    void focusFirst() {
        applyCss();
        if (name.getScene() != null) name.requestFocus();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        form.code.subscribe(_ -> show());
        form.addresses.subscribe(_ -> show());
        form.connected.subscribe(_ -> show());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || !name.equals(event.getTarget())) return;
            event.consume();
            if (form.editing().isPresent()) model.save(form);
            else model.askForCode(form);
        });
    }

    /// What the sheet is about at present.
    private void show() {
        if (form.connected.get().isPresent()) showConnected(form.connected.get().get());
        else if (form.addresses.get().isPresent())
            showAddresses(form.addresses.get().get());
        else if (form.code.get().isPresent()) showCode(form.code.get().get());
        else showFields();
    }

    private void show(String title, VBox fields, Button... buttons) {
        fields.getStyleClass().add("form-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        middle.getChildren().setAll(scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(UserFormView.head(title, model::closeForms), middle, UserFormView.foot(buttons));
    }

    private void showFields() {
        name.textProperty().bindBidirectional(form.name);
        name.setPromptText(Messages.of("people.device.form.name.prompt"));
        var owner = new ComboBox<Owner>();
        owner.getItems().setAll(form.owners);
        owner.setConverter(new ChoiceWords<>(Owner::name));
        owner.setMaxWidth(Double.MAX_VALUE);
        owner.valueProperty().bindBidirectional(form.owner);
        var fields = new VBox(
                UserFormView.field("people.device.form.name", name, name),
                UserFormView.field("people.device.form.owner", owner, owner),
                UserFormView.problem(form.problem));
        if (form.editing().isPresent()) {
            var save = main("providers.form.save", () -> model.save(form));
            show(Messages.of("people.device.form.edit"), fields, cancel(), save);
            return;
        }
        fields.getChildren().add(words("people.device.form.ways"));
        var addresses = button("people.device.form.give", () -> model.giveAddresses(form));
        addresses.disableProperty().bind(form.working);
        show(
                Messages.of("people.device.add"),
                fields,
                addresses,
                button("people.device.form.code", () -> model.askForCode(form)),
                main("people.device.form.app", () -> model.askForAppCode(form)));
    }

    private void showCode(PairingCode code) {
        var letters = new Label(code.code());
        letters.getStyleClass().add("pairing-code");
        letters.setAccessibleText(
                code.code().chars().mapToObj(Character::toString).collect(Collectors.joining(" ")));
        var qr = new QrCode(Messages.of("people.device.qr"));
        qr.show(model.pairingLink(form, code));
        var until = CLOCK.withLocale(Messages.language())
                .withZone(ZoneId.systemDefault())
                .format(code.until());
        var waiting = new Label(Messages.of("people.device.waiting", until));
        waiting.getStyleClass().add("form-hint");
        waiting.setWrapText(true);
        waiting.setMinHeight(USE_PREF_SIZE);
        var fields = new VBox(
                words("people.device.code.scan"),
                qr,
                words("people.device.code.type"),
                new CopyField(Messages.of("people.device.code.page"), fixed(model.pairingPage(form))),
                letters,
                waiting);
        fields.setAlignment(Pos.TOP_CENTER);
        show(Messages.of("people.device.add"), fields, main("people.close", model::closeForms));
    }

    private void showConnected(PairedDevice device) {
        var words = new Label(Messages.of("people.device.connected", device.name()));
        words.getStyleClass().add("empty-title");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        show(Messages.of("people.device.add"), new VBox(words), main("people.close", model::closeForms));
    }

    private void showAddresses(DeviceAddresses addresses) {
        var qr = new QrCode(Messages.of("people.address.qr"));
        qr.show(addresses.playlist());
        var fields = new VBox(words("people.address.words"), qr);
        addresses.shortPlaylist().ifPresent(typed -> fields.getChildren().add(line("people.address.short", typed)));
        fields.getChildren()
                .addAll(
                        line("people.address.playlist", addresses.playlist()),
                        line("people.address.guide", addresses.guide()),
                        line("people.address.server", addresses.server()),
                        line("people.address.user", addresses.user()),
                        line("people.address.password", addresses.password()));
        show(Messages.of("people.address.title"), fields, main("people.close", model::closeForms));
    }

    private static Node line(String key, String value) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        var line = new VBox(title, new CopyField(Messages.of(key), fixed(value)));
        line.getStyleClass().add("form-field");
        return line;
    }

    private static ReadOnlyStringProperty fixed(String text) {
        return new ReadOnlyStringWrapper(text).getReadOnlyProperty();
    }

    private static Label words(String key) {
        var words = new Label(Messages.of(key));
        words.getStyleClass().add("form-hint");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private Button cancel() {
        return button("action.cancel", model::closeForms);
    }

    private static Button button(String key, Runnable action) {
        var button = new Button(Messages.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button main(String key, Runnable action) {
        var button = button(key, action);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }
}
