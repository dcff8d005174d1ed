package tv.tributary.ui.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.SendActions;

/// Asks to which player in the home network something is to be sent: a drawer with all of them, and with a
/// form for one that is not among them. FX thread only.
public final class SendPane {
    private final SendActions model;
    private final Drawer drawer;
    private final VBox players = new VBox();

    public SendPane(SendActions model) {
        this.model = model;
        this.drawer = new Drawer(model::cancel);
        players.getStyleClass().add("form-fields");
        model.receivers.addListener((ListChangeListener<ReceiverStatus>) _ -> show());
        model.asked.subscribe(asked -> asked.ifPresentOrElse(what -> drawer.show(list(what.title())), drawer::hide));
    }

    /// Lies over the whole window, while something is asked.
    public Node node() {
        return drawer;
    }

    private VBox list(String title) {
        var heading = new Label(Messages.of("sending.title", title));
        heading.getStyleClass().add("form-title");
        heading.setWrapText(true);
        heading.setMinHeight(VBox.USE_PREF_SIZE);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.cancel());
        var head = new HBox(heading, close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        players.setUserData(null);
        show();
        var add = new Button(Messages.of("sending.add"), new FontIcon("mdi2p-plus"));
        add.setOnAction(_ -> drawer.show(form(title)));
        var foot = new HBox(new Spacer(), add);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        var scroll = FormSheet.fields(players);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var sheet = new VBox(head, scroll, foot);
        sheet.getStyleClass().add("provider-form");
        return sheet;
    }

    private void show() {
        if (model.receivers.isEmpty()) {
            players.setUserData(null);
            players.getChildren()
                    .setAll(new EmptyState(
                            "mdi2c-cast-off", Messages.of("sending.none"), Messages.of("sending.none.words")));
            return;
        }
        // A state that changes must not take the keyboard from the player that is about to be chosen.
        var names = model.receivers.stream().map(one -> one.receiver().id()).toList();
        if (names.equals(players.getUserData())) return;
        players.setUserData(names);
        players.getChildren().setAll(model.receivers.stream().map(this::choice).toList());
    }

    private Node choice(ReceiverStatus target) {
        var receiver = target.receiver();
        var choice = new Button(receiver.name(), new FontIcon(icon(receiver.kind())));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.setAccessibleText(Messages.of("sending.choice", receiver.name(), Messages.of(receiver.kind())));
        choice.setOnAction(_ -> model.to(target));
        return choice;
    }

    private static String icon(ReceiverKind kind) {
        return switch (kind) {
            case CHROMECAST -> "mdi2c-cast";
            case KODI -> "mdi2t-television-play";
        };
    }

    private FormSheet form(String title) {
        var kind = new EnumComboBox<>(ReceiverKind.values());
        kind.setValue(ReceiverKind.KODI);
        var address = new TextField();
        var name = new TextField();
        var user = new TextField();
        var password = new PasswordField();
        var saving = new SimpleBooleanProperty();
        var login = List.of(FormSheet.field("sending.user", user), FormSheet.field("sending.password", password));
        for (var field : login) {
            field.visibleProperty().bind(kind.valueProperty().isEqualTo(ReceiverKind.KODI));
            field.managedProperty().bind(field.visibleProperty());
        }
        ObservableValue<Boolean> blocked = Bindings.createBooleanBinding(
                () -> saving.get() || address.getText().isBlank(), saving, address.textProperty());
        var body = FormSheet.fields(
                FormSheet.field("sending.kind", kind),
                FormSheet.field("sending.address", address),
                FormSheet.field("sending.name", name),
                login.getFirst(),
                login.getLast());
        Runnable back = () -> drawer.show(list(title));
        return new FormSheet(
                Messages.of("sending.form"),
                body,
                blocked,
                () -> {
                    var typed = PlayerAddress.of(address.getText());
                    model.add(
                            Receiver.of(
                                    name.getText().isBlank() ? typed.host() : name.getText(),
                                    kind.getValue(),
                                    typed.host(),
                                    typed.port(),
                                    user.getText().strip(),
                                    password.getText()),
                            back);
                },
                back);
    }

    /// What was typed: `192.168.1.20`, `den.local:8090`.
    ///
    /// @param port 0 where none was typed
    record PlayerAddress(String host, int port) {
        static PlayerAddress of(String typed) {
            var text = typed.strip();
            var colon = text.lastIndexOf(':');
            // An IPv6 address has more than one.
            var hasPort = colon > 0
                    && text.indexOf(':') == colon
                    && text.substring(colon + 1).matches("\\d{1,5}");
            return hasPort
                    ? new PlayerAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                    : new PlayerAddress(text, 0);
        }
    }
}
