package tv.tributary.ui.mediaservers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.library.export.ExportStyle;
import tv.tributary.library.export.InvalidExport.ExportProblem;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.mediaservers.ExportForm.LeastQuality;
import tv.tributary.ui.mediaservers.ExportForm.ServerChoice;

/// The sheet to add or change an export.
final class ExportFormView extends VBox {
    private static final int LAST_YEAR = 2_200;
    private static final int BEST_RATING = 10;

    private final ExportForm form;
    private final ExportsModel model;
    private final TextField name;

    ExportFormView(ExportForm form, ExportsModel model) {
        this.form = form;
        this.model = model;
        this.name = text(form.name);
        createView();
    }

    void focusFirst() {
        applyCss();
        name.requestFocus();
        name.end();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        var title = new Label(Messages.of(form.editing().isPresent() ? "exports.form.edit" : "exports.add"));
        title.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.closeForm());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var fields = new VBox(createPlace(), createChoice(), createServer());
        fields.getStyleClass().add("form-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("bare");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, createFoot());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || !(event.getTarget() instanceof TextField)) return;
            event.consume();
            model.save(form);
        });
    }

    private Node createPlace() {
        var style = new EnumComboBox<>(ExportStyle.values());
        style.valueProperty().bindBidirectional(form.style);
        var plex = new Label(Messages.of("exports.form.plex"), new FontIcon("mdi2a-alert-outline"));
        plex.getStyleClass().add("form-hint");
        plex.setWrapText(true);
        plex.setMinHeight(USE_PREF_SIZE);
        form.style.subscribe(chosen -> {
            plex.setVisible(chosen == ExportStyle.PLEX);
            plex.setManaged(chosen == ExportStyle.PLEX);
        });
        return group(
                field("exports.form.name", name, Set.of(ExportProblem.NAME_MISSING, ExportProblem.NAME_TAKEN)),
                field(
                        "exports.form.folder",
                        createFolder(),
                        Set.of(
                                ExportProblem.FOLDER_MISSING,
                                ExportProblem.FOLDER_BAD,
                                ExportProblem.FOLDER_UNSUITABLE,
                                ExportProblem.FOLDER_NOT_WRITABLE,
                                ExportProblem.FOLDER_SHARED)),
                field("exports.form.style", style, Set.of()),
                plex,
                field("exports.form.address", text(form.address), Set.of(ExportProblem.ADDRESS_BAD)),
                pair(
                        field("exports.form.movie-folder", text(form.movieFolder), Set.of(ExportProblem.SUBFOLDER_BAD)),
                        field("exports.form.series-folder", text(form.seriesFolder), Set.of())),
                box("exports.form.nfo", form.nfo),
                box("exports.form.details", form.details),
                box("exports.form.artwork", form.artwork),
                box("exports.form.versions", form.versions),
                box("exports.automatic", form.automatic));
    }

    private Node createFolder() {
        var folder = text(form.folder);
        folder.setPromptText(Messages.of("exports.form.folder.prompt"));
        folder.setAccessibleText(Messages.of("exports.form.folder"));
        HBox.setHgrow(folder, Priority.ALWAYS);
        var choose = new Button(Messages.of("exports.form.folder.choose"), new FontIcon("mdi2f-folder-open-outline"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            var dialog = new DirectoryChooser();
            dialog.setTitle(Messages.of("exports.form.folder"));
            Optional.ofNullable(dialog.showDialog(getScene().getWindow()))
                    .map(File::getPath)
                    .ifPresent(form.folder::set);
        });
        var row = new HBox(folder, choose);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Node createChoice() {
        var kinds =
                new FlowPane(16, 8, box("exports.form.movies", form.movies), box("exports.form.series", form.series));
        var quality = new EnumComboBox<>(LeastQuality.values());
        quality.valueProperty().bindBidirectional(form.quality);
        var languages = form.choices().languages().keySet().stream()
                .collect(Collectors.toMap(code -> code, ExportFormView::language));
        return group(
                field("exports.form.kinds", kinds, Set.of(ExportProblem.NOTHING_CHOSEN)),
                field("exports.form.groups", new CategoryTable(form), Set.of()),
                box("exports.form.new-groups", form.otherCategories),
                pair(
                        field(
                                "exports.form.languages",
                                menu("exports.form.languages", form.languages, languages),
                                Set.of()),
                        field(
                                "exports.form.providers",
                                menu(
                                        "exports.form.providers",
                                        form.providers,
                                        form.choices().providers()),
                                Set.of())),
                field("exports.form.quality", quality, Set.of()),
                pair(
                        field(
                                "exports.form.from-year",
                                new NumberSpinner(form.fromYear, 0, LAST_YEAR, 1),
                                Set.of(ExportProblem.YEARS_BAD)),
                        field("exports.form.to-year", new NumberSpinner(form.toYear, 0, LAST_YEAR, 1), Set.of())),
                field(
                        "exports.form.rating",
                        new NumberSpinner(form.leastRating, 0, BEST_RATING, 1),
                        Set.of(ExportProblem.RATING_BAD)));
    }

    private static String language(String code) {
        return code.isEmpty() ? Messages.of("exports.form.languages.unstated") : code.toUpperCase(Locale.ROOT);
    }

    private Node createServer() {
        var server = new EnumComboBox<>(ServerChoice.values());
        server.valueProperty().bindBidirectional(form.server);
        var key = new PasswordField();
        key.textProperty().bindBidirectional(form.serverKey);
        var test = new Button(Messages.of("exports.form.server.test"), new FontIcon("mdi2c-connection"));
        test.setOnAction(_ -> model.test(form));
        var reply = new Label();
        reply.setWrapText(true);
        reply.setMinHeight(USE_PREF_SIZE);
        reply.getStyleClass().add("form-hint");
        form.reply.subscribe(said -> {
            reply.setText(said.map(one -> one.words()).orElse(""));
            reply.pseudoClassStateChanged(
                    Styles.STATE_DANGER, said.filter(one -> !one.works()).isPresent());
        });
        var details = group(
                field(
                        "exports.form.server-address",
                        text(form.serverAddress),
                        Set.of(ExportProblem.SERVER_ADDRESS_BAD)),
                field("exports.form.server-key", key, Set.of()),
                field("exports.form.server-folder", text(form.serverFolder), Set.of()),
                test,
                reply);
        form.server.subscribe(chosen -> {
            details.setVisible(chosen != ServerChoice.NONE);
            details.setManaged(chosen != ServerChoice.NONE);
        });
        return group(field("exports.form.server", server, Set.of()), details);
    }

    /// A menu to choose several; none means all.
    private static <K> MenuButton menu(String key, Set<K> chosen, Map<K, String> choices) {
        var menu = new MenuButton();
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setAccessibleText(Messages.of(key));
        Function<Set<K>, String> words = all -> all.isEmpty()
                ? Messages.of("exports.form.all")
                : all.stream()
                        .map(one -> choices.getOrDefault(one, "?"))
                        .sorted()
                        .collect(Collectors.joining(", "));
        menu.setText(words.apply(chosen));
        choices.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(choice -> {
            var item = new CheckMenuItem(choice.getValue());
            item.setSelected(chosen.contains(choice.getKey()));
            item.setOnAction(_ -> {
                if (item.isSelected()) chosen.add(choice.getKey());
                else chosen.remove(choice.getKey());
                menu.setText(words.apply(chosen));
            });
            menu.getItems().add(item);
        });
        return menu;
    }

    private Node createFoot() {
        var save = new Button(Messages.of("providers.form.save"));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(form.saving);
        save.setOnAction(_ -> model.save(form));
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.closeForm());
        var foot = new HBox(new Spacer(), cancel, save);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private static VBox group(Node... nodes) {
        var group = new VBox(nodes);
        group.getStyleClass().add("export-group");
        return group;
    }

    private static Node pair(VBox one, VBox other) {
        HBox.setHgrow(one, Priority.ALWAYS);
        HBox.setHgrow(other, Priority.ALWAYS);
        for (var field : new VBox[] {one, other}) field.setPrefWidth(200);
        var pair = new HBox(one, other);
        pair.getStyleClass().add("form-pair");
        return pair;
    }

    private static CheckBox box(String key, BooleanProperty value) {
        var box = new CheckBox(Messages.of(key));
        box.selectedProperty().bindBidirectional(value);
        box.setWrapText(true);
        return box;
    }

    private static TextField text(Property<String> value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /// With a hint below, in whose place stands what is wrong with it.
    private VBox field(String key, Node input, Set<ExportProblem> mine) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        var words = Messages.of(key + ".hint");
        var hint = new Label(words);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        form.problem.subscribe(found -> {
            var wrong = found.filter(mine::contains);
            input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.setText(wrong.map(reason -> Messages.of(reason)).orElse(words));
            if (wrong.isPresent()) input.requestFocus();
        });
        var field = new VBox(title, input, hint);
        field.getStyleClass().add("form-field");
        return field;
    }
}
