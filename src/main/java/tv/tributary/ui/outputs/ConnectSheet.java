package tv.tributary.ui.outputs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.QrCode;
import tv.tributary.ui.outputs.ClientApp.AddressKind;
import tv.tributary.ui.outputs.ClientApp.Addresses;
import tv.tributary.ui.outputs.ConnectModel.ConnectTarget;

/// The sheet of the wizard: first the programs to choose from, then the steps for one.
final class ConnectSheet extends VBox {
    private final ConnectModel model;
    private final Runnable addTuner;
    private final Label title = new Label();
    private final Button back = new Button(Messages.of("outputs.connect.back"), new FontIcon("mdi2a-arrow-left"));
    private final ScrollPane body = new ScrollPane();

    /// @param addTuner shows the form of a new tuner
    ConnectSheet(ConnectModel model, Runnable addTuner) {
        this.model = model;
        this.addTuner = addTuner;
        createView();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        title.getStyleClass().add("form-title");
        back.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        back.setOnAction(_ -> model.chooseAgain());
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.close());
        var head = new HBox(title, new Spacer(), back, close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        body.setFitToWidth(true);
        body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        body.getStyleClass().add("bare");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body);
        model.app.subscribe(_ -> show());
        model.target.subscribe(_ -> show());
    }

    private void show() {
        var app = model.app.get();
        title.setText(app.map(Messages::of).orElseGet(() -> Messages.of("outputs.connect")));
        back.setVisible(app.isPresent());
        back.setManaged(app.isPresent());
        var column = new VBox(app.map(this::steps).orElseGet(this::choices));
        column.getStyleClass().add("form-fields");
        body.setContent(column);
        body.setVvalue(0);
        // What had the keyboard is gone.
        if (app.isPresent() && getScene() != null) back.requestFocus();
    }

    private Node choices() {
        var apps = new FlowPane();
        apps.getStyleClass().add("connect-apps");
        for (var app : ClientApp.values()) {
            var choice = new Button(Messages.of(app));
            choice.getStyleClass().add(Styles.LARGE);
            choice.setMinWidth(USE_PREF_SIZE);
            choice.setOnAction(_ -> model.choose(app));
            apps.getChildren().add(choice);
        }
        return new VBox(words("outputs.connect.words"), apps);
    }

    private Node steps(ClientApp app) {
        var column = new VBox();
        column.getStyleClass().add("connect-steps");
        int number = 1;
        for (var step : app.steps()) column.getChildren().add(wrapped(number++ + ". " + step));
        if (model.targets.get().size() > 1) column.getChildren().add(targets());
        model.target.get().ifPresent(target -> addAddresses(column, app, target.addresses()));
        column.getChildren().addAll(wrapped(app.expect()), arrival());
        return column;
    }

    private void addAddresses(VBox column, ClientApp app, Addresses addresses) {
        for (var kind : app.needs()) {
            if (kind == AddressKind.LOGIN) {
                column.getChildren()
                        .addAll(
                                row(Messages.of("outputs.login.server"), addresses.server()),
                                row(Messages.of("outputs.login.user"), Addresses.USER),
                                row(Messages.of("outputs.login.password"), addresses.password()));
            } else if (addresses.of(kind).isEmpty()) {
                var add = new Button(Messages.of("outputs.tuner.add"), new FontIcon("mdi2p-plus"));
                add.setOnAction(_ -> {
                    model.close();
                    addTuner.run();
                });
                column.getChildren().addAll(words("outputs.connect.no-tuner"), add);
            } else {
                column.getChildren().add(row(Messages.of(kind), addresses.of(kind)));
            }
        }
        var first = app.needs().getFirst() == AddressKind.LOGIN
                ? addresses.playlist()
                : addresses.of(app.needs().getFirst());
        if (first.isEmpty()) return;
        var code = new QrCode(Messages.of("dashboard.connect.code"));
        code.show(first);
        column.getChildren().add(code);
    }

    private Node targets() {
        var choice = new ComboBox<ConnectTarget>();
        choice.setConverter(new ChoiceWords<>(ConnectTarget::name));
        choice.getItems().setAll(model.targets.get());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setValue(model.target.get().orElseThrow());
        choice.valueProperty().addListener((_, _, chosen) -> model.chooseTarget(chosen));
        return FormSheet.field("outputs.connect.target", choice);
    }

    private Node arrival() {
        var arrival = wrapped("");
        arrival.getStyleClass().add("connect-arrival");
        model.arrived.subscribe(words -> {
            arrival.setText(words.isEmpty() ? Messages.of("outputs.connect.waiting") : words);
            arrival.pseudoClassStateChanged(Styles.STATE_SUCCESS, model.isConnected.get());
        });
        return arrival;
    }

    private static Node row(String name, String value) {
        var title = new Label(name);
        title.getStyleClass().add("form-label");
        var field = new CopyField(name, new ReadOnlyStringWrapper(value).getReadOnlyProperty());
        var row = new VBox(title, field);
        row.getStyleClass().add("form-field");
        return row;
    }

    private static Label words(String key) {
        return wrapped(Messages.of(key));
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
