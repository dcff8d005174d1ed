package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.NumberSpinner;

/// The form for adding or editing a provider. Enter saves.
final class ProviderFormView extends VBox {
    private static final int MOST = 999;
    private static final Set<Problem> MORE = Set.of(Problem.NO_NAME, Problem.NAME_TAKEN, Problem.BAD_NUMBER);

    private final ProviderForm form;
    private final ProvidersModel model;
    private final Optional<ListChooser> chooser;
    private final LocationField location;

    ProviderFormView(ProviderForm form, ProvidersModel model, Optional<ListChooser> chooser) {
        this.form = form;
        this.model = model;
        this.chooser = chooser;
        this.location = new LocationField(form.location, Providers::withoutCredentials);
        createView();
    }

    void focusFirst() {
        // The fields come into the scene only with the scroll pane's skin.
        applyCss();
        location.requestFocus();
        location.end();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        var scroll = new ScrollPane(createFields());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("bare");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(createHead(), scroll, createFoot());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                event.consume();
                model.save(form);
            }
        });
    }

    private Node createHead() {
        var title = new Label(Messages.of(form.editing.isPresent() ? "providers.form.edit" : "action.add-provider"));
        title.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.closeForm());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node createFields() {
        var name = new TextField();
        name.textProperty().bindBidirectional(form.name);
        name.setOnKeyTyped(_ -> form.typeName(name.getText()));
        var numbers = new HBox(
                field("connections", new NumberSpinner(form.connections, 0, MOST, 1), Set.of(Problem.BAD_NUMBER)),
                field("priority", new NumberSpinner(form.priority, 0, MOST, 1), Set.of()));
        numbers.getStyleClass().add("form-pair");
        numbers.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        var enabled = new ToggleSwitch(Messages.of("providers.enabled"));
        enabled.selectedProperty().bindBidirectional(form.enabled);
        var fields = new VBox(
                new AccountFieldsView(form.account, form.problem, createList()),
                createTest(),
                createMore(
                        field("name", name, EnumSet.of(Problem.NO_NAME, Problem.NAME_TAKEN)),
                        numbers,
                        field("refresh", createRefresh(), Set.of()),
                        enabled),
                new AdvancedFields(form, () -> model.lookAtCertificate(form)));
        fields.getStyleClass().add("form-fields");
        return fields;
    }

    private Node createList() {
        var offer = new Button(Messages.of("providers.form.account.read"));
        offer.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        offer.setMinWidth(USE_PREF_SIZE);
        offer.setOnAction(_ -> form.account.take(form.location.get()));
        var words = new Label(Messages.of("providers.form.account.offer"));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words, offer);
        row.getStyleClass().add("form-test");
        row.setAlignment(Pos.CENTER_LEFT);
        form.location.subscribe(typed -> {
            var shown = XtreamLogin.parse(typed).isPresent();
            row.setVisible(shown);
            row.setManaged(shown);
        });
        var list = new VBox(
                field(
                        "location",
                        createLocation(),
                        EnumSet.of(Problem.NO_LOCATION, Problem.BAD_LOCATION, Problem.FILE_MISSING)),
                row);
        list.getStyleClass().add("form-fields");
        return list;
    }

    /// Who adds a provider needs none of it.
    private Node createMore(Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("form-fields");
        var more = new TitledPane(Messages.of("providers.form.more"), fields);
        more.getStyleClass().addAll("form-advanced", "dense");
        more.setAnimated(false);
        more.setExpanded(form.editing.isPresent());
        form.problem.subscribe(problem -> {
            if (problem.filter(MORE::contains).isPresent()) more.setExpanded(true);
        });
        return more;
    }

    private Node createLocation() {
        location.setPromptText(Messages.of("providers.form.location.prompt"));
        HBox.setHgrow(location, Priority.ALWAYS);
        var row = new HBox(location);
        row.getStyleClass().add("form-row");
        chooser.ifPresent(dialog -> {
            var choose = new Button(Messages.of("providers.form.choose"));
            choose.setMinWidth(USE_PREF_SIZE);
            choose.setOnAction(_ ->
                    dialog.choose(getScene().getWindow()).map(Path::toString).ifPresent(form.location::set));
            row.getChildren().add(choose);
        });
        return row;
    }

    private Node createTest() {
        var button = new Button();
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(form.location.isEmpty().and(form.account.server.isEmpty()));
        var words = new Label();
        words.getStyleClass().add("test-words");
        words.setWrapText(true);
        form.testing.subscribe(state -> showTest(button, words, state));
        HBox.setHgrow(words, Priority.ALWAYS);
        var trust = new Button(Messages.of("providers.form.trust"));
        trust.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        trust.setMinWidth(USE_PREF_SIZE);
        trust.setOnAction(_ -> model.trust(form));
        trust.visibleProperty().bind(form.untrusted);
        trust.managedProperty().bind(trust.visibleProperty());
        var row = new HBox(button, words, trust);
        row.getStyleClass().add("form-test");
        row.setAlignment(Pos.CENTER_LEFT);
        var test = new VBox(row, AdvancedFields.certificateWords(form));
        test.getStyleClass().add("form-field");
        return test;
    }

    private void showTest(Button button, Label words, ProviderForm.Testing state) {
        var running = state == ProviderForm.Testing.RUNNING;
        button.setText(Messages.of(running ? "action.cancel" : "providers.form.test"));
        button.setOnAction(_ -> {
            if (running) model.cancelTest();
            else model.test(form);
        });
        words.getStyleClass().removeAll("outcome-told", "outcome-bad");
        switch (state) {
            case NOT_YET -> {
                words.setText("");
                words.setGraphic(null);
            }
            case RUNNING -> {
                words.setText(Messages.of("providers.form.test.running"));
                words.setGraphic(spinner());
            }
            case DONE -> told(words, "mdi2c-check-circle-outline", "outcome-told");
            case FAILED -> told(words, "mdi2a-alert-circle-outline", "outcome-bad");
        }
    }

    private void told(Label words, String icon, String styleClass) {
        words.setText(form.testWords.get());
        words.setGraphic(new FontIcon(icon));
        words.getStyleClass().add(styleClass);
    }

    private static Node spinner() {
        var ring = new ProgressIndicator();
        ring.setMinSize(16, 16);
        ring.setMaxSize(16, 16);
        return ring;
    }

    private ComboBox<RefreshChoice> createRefresh() {
        var box = new ComboBox<RefreshChoice>();
        box.getItems().setAll(RefreshChoice.values());
        box.setConverter(new ChoiceWords<>(Messages::of));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(form.refresh);
        return box;
    }

    private FormField field(String part, Node input, Set<Problem> problems) {
        return FormField.of(part, input, form.problem, problems);
    }

    private Node createFoot() {
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.closeForm());
        var save = new Button(Messages.of(form.editing.isPresent() ? "providers.form.save" : "providers.form.add"));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(form.saving);
        save.setOnAction(_ -> model.save(form));
        var foot = new HBox(new Spacer(), cancel, save);
        foot.getStyleClass().add("form-foot");
        return foot;
    }
}
